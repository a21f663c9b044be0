package ffe.backup;

/** A planted fault: a room beside the line reaches into it. */
final class PlantedImport {
  private PlantedImport() {}

  static final ffe.canon.Digest FAULT = ffe.canon.Digest.of("");
}
