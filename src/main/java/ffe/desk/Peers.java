package ffe.desk;

/** Whose connections are answered at all. */
public interface Peers {

  /**
   * @param address of the other end of the connection, as numbers
   */
  boolean admits(String address);
}
