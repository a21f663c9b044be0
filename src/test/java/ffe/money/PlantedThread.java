package ffe.money;

/** A planted fault: a thread in the core. */
class PlantedThread {
  Thread thread = new Thread(() -> {});
}
