package ffe.cli;

import java.util.concurrent.Callable;

/** A command that has what all of them share. */
abstract class Asking implements Callable<Integer> {

  final Ffe ffe;

  Asking(Ffe ffe) {
    this.ffe = ffe;
  }
}
