package ffe.desk.backfill;

/**
 * What became of minutes.
 *
 * @param told by the venue
 * @param quiet made flat, since nobody traded
 * @param added to the store; the others were there
 * @param different of those that were there, and stay as they are
 */
public record BackfillSums(long told, long quiet, long added, long different) {

  public static final BackfillSums NONE = new BackfillSums(0, 0, 0, 0);

  public long known() {
    return told + quiet - added;
  }
}
