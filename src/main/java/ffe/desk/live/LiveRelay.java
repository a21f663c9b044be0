package ffe.desk.live;

/** The way of what was committed here to the other servers over this database. */
public interface LiveRelay {

  /** There are no others. */
  LiveRelay NOBODY = event -> {};

  /** Returns at once; what cannot be carried is lost, and the others are told of a gap. */
  void send(LiveEvent event);
}
