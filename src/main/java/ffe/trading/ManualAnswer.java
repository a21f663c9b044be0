package ffe.trading;

/**
 * What came of a person's request.
 *
 * @param isRepeat the key was used before: this is what came of it then, and nothing was done now
 */
public record ManualAnswer(DecisionRecord record, boolean isRepeat) {}
