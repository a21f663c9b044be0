/**
 * How good voters were, from stored decisions.
 *
 * <p>Offers: {@link ArenaDesk}, which answers an {@link ArenaView}: every voter's forecasts scored
 * as of the last cycle's end, beside the ensemble, the rules alone, buy-and-hold and chance. Port:
 * {@link SheetBook}, which gives decisions and keeps the {@link Sheet}s that are taken from them.
 *
 * <p>Rules: R1 A decision's record is read once; what of it is scored is kept as its sheet. (why:
 * ten thousand records with prompts take minutes, their sheets a second) R2 A sheet is derived: it
 * can be thrown away and taken again, and the record stays what counts. R3 A call takes a bounded
 * number of records, the rest is taken beside it; what is not read yet is told. R4 Nothing of it is
 * fed to a cycle.
 *
 * <p>Not here: what is right and what it scores (learning, ADR 29), tables (adapter.store), what
 * trades really earned (desk).
 */
@NullMarked
package ffe.desk.arena;

import org.jspecify.annotations.NullMarked;
