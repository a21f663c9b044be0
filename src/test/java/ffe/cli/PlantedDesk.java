package ffe.cli;

import ffe.desk.Desk;

/** A planted fault: a command line that carries the server with it. */
class PlantedDesk {
  Desk desk;
}
