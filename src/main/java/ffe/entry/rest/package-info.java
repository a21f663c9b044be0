/**
 * The engine over HTTP for programs.
 *
 * <p>Offers: the paths of the public contract as JSON.
 *
 * <p>Rules: R1 One shape for errors, never a class name or a query in it. R2 {@code /live} touches
 * nothing: it says that the process answers. R3 {@code /ready} asks every check and names the first
 * that fails.
 *
 * <p>Not here: pages (entry.web), what a command does (desk).
 */
@NullMarked
package ffe.entry.rest;

import org.jspecify.annotations.NullMarked;
