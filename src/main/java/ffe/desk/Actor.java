package ffe.desk;

/**
 * Who asks.
 *
 * @param name key name, user, or {@code login-link}
 * @param door rest, web or engine
 */
public record Actor(String name, Role role, String door) {}
