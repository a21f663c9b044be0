/**
 * Language models as a trader sees them: who is asked, what it costs, how they do.
 *
 * <p>Offers: {@link ModelDesk}, which answers a {@link ModelsView}. Ports: {@link Spending}, what
 * calls were allowed and cost; {@link Roster}, who could be asked and why others are not; {@link
 * Agreements}, how often a model voted as was decided.
 *
 * <p>Rules: R1 Money is reserved at its worst before a call and settled once after it; what is not
 * known to be less costs the worst. (why: a budget that is checked afterwards is none) R2 Without
 * knowing what was spent no paid model is asked. R3 Orders that close or protect need no model and
 * so no budget.
 *
 * <p>Not here: asking (adapter.llm), what answers mean (council), tables (adapter.store).
 */
@NullMarked
package ffe.desk.models;

import org.jspecify.annotations.NullMarked;
