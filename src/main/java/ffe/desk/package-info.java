/**
 * The boundary of the application: what may be asked of it and by whom.
 *
 * <p>Offers: commands and queries as records, roles, transactions, audit; {@link
 * ffe.desk.ReadinessCheck} for everything that must be finished before work may come in.
 *
 * <p>Rules: R1 Entries call the desk, never what lies behind it. (why: REST, pages, timers and chat
 * obey the same roles and limits) R2 No transaction spans a call to a venue or a model.
 *
 * <p>Not here: HTTP, HTML, SQL.
 */
@NullMarked
package ffe.desk;

import org.jspecify.annotations.NullMarked;
