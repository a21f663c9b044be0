-- Accounts of the engine. A name is never given twice: one that is reset goes on under a new name, with its own ledger.
CREATE TABLE account (
  account text PRIMARY KEY CHECK (account ~ '^[a-z][a-z0-9-]{0,30}$'),
  number bigint GENERATED ALWAYS AS IDENTITY,
  source text NOT NULL,
  instrument text NOT NULL,
  currency text NOT NULL,
  deposit numeric NOT NULL CHECK (deposit > 0),
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  archived_at timestamptz
);
SELECT grant_state('account');
