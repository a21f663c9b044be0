package ffe.setting;

/**
 * A setting as people see it.
 *
 * @param variable its name in the environment
 * @param value what is in force; of a secret only {@code set} or {@code not set}
 * @param source where the value came from, in words
 * @param fallback the default, blank when it is then absent
 */
public record SettingView(
    String key,
    String variable,
    String value,
    String source,
    String fallback,
    String range,
    String meaning,
    boolean secret) {}
