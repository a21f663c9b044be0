-- Trades that people imported, in the order of their files. Two equal trades of one instant are told apart by their
-- occurrence, so the same file again adds nothing. Imported candles stand in candle; their sources begin with import:.
CREATE TABLE imported_trade (
  source text NOT NULL,
  instrument text NOT NULL,
  traded_at timestamptz NOT NULL,
  price numeric NOT NULL CHECK (price > 0),
  quantity numeric NOT NULL CHECK (quantity >= 0),
  occurrence integer NOT NULL CHECK (occurrence > 0),
  number bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (source, instrument, traded_at, price, quantity, occurrence)
);
SELECT make_journal('imported_trade');

-- Imports and how far they are. beat_at: when the server that runs one was last heard of, by the database's clock.
CREATE TABLE import_job (
  id text PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  state text NOT NULL,
  beat_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  body text NOT NULL
);
CREATE INDEX import_job_by_number ON import_job (number);
SELECT grant_state('import_job');
