package ffe.council;

/** A model's answer is needed, none is recorded, and none was to be had: nothing comes of it. */
public final class UnansweredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String provider;

  /**
   * @param why one sentence with what to do
   */
  public UnansweredException(ModelRequest request, String why) {
    super(request.model() + ", request " + request.digest() + ": " + why);
    this.provider = request.provider();
  }

  /** Who was to answer. */
  public String provider() {
    return provider;
  }
}
