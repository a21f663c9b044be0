/**
 * What a backtest or a search came to, drawn and told in one file.
 *
 * <p>Offers: {@link Drawings} and {@link Scatter} (charts as SVG text), {@link SearchMap} (two
 * dials across each other), {@link HtmlReport} and {@link HtmlSearchReport} (documents that need
 * nothing but themselves).
 *
 * <p>Rules: R1 No script, no style, picture or font of elsewhere. (why: a report is read years
 * later, and by mail) R2 Colours are variables, so that a page and a report, light and dark, share
 * one drawing. R3 Every text from outside is escaped here. R4 What is drawn is also told in figures
 * or words.
 *
 * <p>Not here: figures (statistics, backtest), pages (entry.web).
 */
@NullMarked
package ffe.report;

import org.jspecify.annotations.NullMarked;
