package ffe.desk;

/** What somebody may do; each role includes the ones before it. */
public enum Role {
  VIEWER,
  TRADER,
  ADMIN;

  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }
}
