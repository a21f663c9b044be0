package ffe.money;

/** A planted fault: math whose bits differ between JDKs. */
class PlantedMath {
  double e = Math.exp(1);
}
