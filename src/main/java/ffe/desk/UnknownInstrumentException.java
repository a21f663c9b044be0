package ffe.desk;

import ffe.market.Instrument;
import java.util.List;

/** The account does not trade it. */
public final class UnknownInstrumentException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownInstrumentException(List<Instrument> traded) {
    super("this account trades " + Instrument.names(traded));
  }
}
