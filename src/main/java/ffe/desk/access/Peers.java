package ffe.desk.access;

import java.util.OptionalInt;

/** Whose connections are answered at all, and by what names. */
public interface Peers {

  /**
   * @param address of the other end of the connection, as numbers
   * @param isEncrypted by the engine itself
   */
  boolean admits(String address, boolean isEncrypted);

  /** Whether what it says of whom it asks for is believed. */
  boolean isProxy(String address);

  /**
   * @param host what the client called us, without port; an address of IPv6 in brackets
   */
  boolean answersTo(String host);

  /** Where the engine serves HTTPS, if it does. */
  OptionalInt httpsPort();
}
