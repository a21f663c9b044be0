/**
 * What the engine tells Prometheus about itself.
 *
 * <p>Offers: {@link ffe.adapter.metrics.Metric}, every metric of the engine by name; {@link
 * ffe.adapter.metrics.Meters}, which registers them; {@link ffe.adapter.metrics.MeteredJournal} and
 * {@link ffe.adapter.metrics.MeteredAnalyst}, which measure as the lane works; {@link
 * ffe.adapter.metrics.CircuitBreakers}.
 *
 * <p>Rules: R1 A label's values are a closed list known at start; nothing a person or a venue typed
 * becomes one. (why: each new value is a series for ever) R2 What was not measured is NaN or
 * absent, never zero. R3 Reading a metric touches memory only. (why: a scrape must not add load
 * when the database is slow) R4 Latencies are histograms; their buckets stand in the configuration
 * file of the WAR. R5 No amount of money, unless a setting says so.
 *
 * <p>Not here: requests (entry.rest), gauges of the running engine (adapter.liberty).
 */
@NullMarked
package ffe.adapter.metrics;

import org.jspecify.annotations.NullMarked;
