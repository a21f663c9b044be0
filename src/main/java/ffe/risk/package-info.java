/**
 * The gate every order passes.
 *
 * <p>Offers: {@link RiskGate} judges an order proposal; {@link PositionSizer} turns a stop into a
 * size; {@link RiskPolicy} holds every limit as versioned data, {@link Limit} what can be changed
 * of it and {@link RiskBounds} how far; {@link RiskState} is what the limits remember, folded from
 * events; {@link KillSwitch} holds the halts; {@link RiskCalendar} knows the risk day and week.
 *
 * <p>Rules: R1 Nothing is sent that was not approved here; only the gate makes an {@link
 * ApprovedOrder}. R2 A gate that lacks an input denies and names it. (why: gates that passed
 * without their inputs made an ancestor's limits worthless) R3 A denial carries a stable code, the
 * measured value and the limit, and all gates are judged, so a person sees everything that would
 * have to change. R4 Every gate stands in one table, {@code GateTable}, in order of importance,
 * with what it applies to: an order by its purpose, or moved levels, which add risk when the stop
 * goes farther away. R5 What only makes a position smaller passes every limit that stops growth,
 * but stays within the holding and on the grid. R6 A loss limit trips at or beyond its value; every
 * other limit allows exactly its value. R7 Day, week, cool-down and rate are measured on the
 * session clock. R8 On margin caps of exposure count what it binds; what may be lost counts whole.
 *
 * <p>Not here: sending orders (execution), valuing holdings (portfolio), closing what must be
 * flattened (trading).
 */
@NullMarked
package ffe.risk;

import org.jspecify.annotations.NullMarked;
