-- What moved money or holdings. The books are the sum of these, in the order of (revision, number) of their lane.
CREATE TABLE ledger_event (
  account text NOT NULL,
  id text NOT NULL,
  source text NOT NULL,
  instrument text NOT NULL,
  revision bigint NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('DEPOSITED', 'FILLED')),
  booked_at timestamptz NOT NULL,
  body text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account, id),
  UNIQUE (account, source, instrument, revision, number)
);
SELECT make_journal('ledger_event');

CREATE TABLE ledger_entry (
  account text NOT NULL,
  id text NOT NULL,
  source text NOT NULL,
  instrument text NOT NULL,
  revision bigint NOT NULL,
  number integer NOT NULL,
  booked_at timestamptz NOT NULL,
  cause text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (account, id),
  FOREIGN KEY (account, id) REFERENCES ledger_event
);
CREATE INDEX ledger_entry_by_time ON ledger_entry (account, booked_at, revision, number);
SELECT make_journal('ledger_entry');

-- One amount in one book; the postings of an entry sum to zero in each currency.
CREATE TABLE posting (
  account text NOT NULL,
  entry_id text NOT NULL,
  number integer NOT NULL,
  book text NOT NULL,
  currency text NOT NULL,
  amount numeric NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (account, entry_id, number),
  FOREIGN KEY (account, entry_id) REFERENCES ledger_entry
);
SELECT make_journal('posting');

-- Amounts are in the quote currency.
CREATE TABLE round_trip (
  account text NOT NULL,
  exit_fill_id text NOT NULL,
  entry_fill_id text NOT NULL,
  source text NOT NULL,
  instrument text NOT NULL,
  revision bigint NOT NULL,
  number integer NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz NOT NULL,
  quantity numeric NOT NULL,
  currency text NOT NULL,
  cost numeric NOT NULL,
  proceeds numeric NOT NULL,
  fees numeric NOT NULL,
  profit numeric NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (account, exit_fill_id, entry_fill_id),
  CHECK (profit = proceeds - cost - fees)
);
CREATE INDEX round_trip_by_time ON round_trip (account, closed_at, revision, number);
SELECT make_journal('round_trip');

-- The equity curve with buy-and-hold beside it. Written in bulk; of two points at one instant the first stays.
CREATE TABLE equity (
  account text NOT NULL,
  source text NOT NULL,
  instrument text NOT NULL,
  marked_at timestamptz NOT NULL,
  currency text NOT NULL,
  equity numeric NOT NULL,
  hold numeric NOT NULL,
  PRIMARY KEY (account, source, instrument, marked_at)
);
CREATE INDEX equity_by_time ON equity (account, marked_at);
SELECT make_journal('equity');
