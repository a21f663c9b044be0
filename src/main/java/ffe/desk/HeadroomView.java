package ffe.desk;

/**
 * A limit and how much of it is used.
 *
 * @param name for people: Exposure
 * @param code stable
 * @param used empty text when it is not known
 * @param usedRatio 0 to 1 and beyond, for a bar
 */
public record HeadroomView(String name, String code, String used, String limit, double usedRatio) {}
