-- A day of holding on margin is an event of the books, too.
ALTER TABLE ledger_event DROP CONSTRAINT ledger_event_kind_check;
ALTER TABLE ledger_event ADD CONSTRAINT ledger_event_kind_check CHECK (kind IN ('DEPOSITED', 'FILLED', 'FINANCED'));
