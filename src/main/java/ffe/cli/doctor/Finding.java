package ffe.cli.doctor;

/**
 * One thing that is wrong.
 *
 * @param code stable, for scripts
 * @param what is wrong, with the value where it is no secret
 * @param why it matters
 * @param fix what to do
 */
public record Finding(String code, String what, String why, String fix) {}
