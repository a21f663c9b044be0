package ffe.desk;

import jakarta.persistence.EntityManager;

/** A planted fault: JPA outside the store. */
class PlantedJpa {
  EntityManager manager;
}
