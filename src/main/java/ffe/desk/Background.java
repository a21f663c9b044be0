package ffe.desk;

/** Runs work beside the request that asked for it. */
public interface Background {
  void run(Runnable work);
}
