-- Instruments that people watch, of the whole server; at most 50, kept by whoever adds under a lock of the table.
CREATE TABLE watched (
  source text NOT NULL,
  instrument text NOT NULL,
  since timestamptz NOT NULL,
  by_whom text NOT NULL,
  PRIMARY KEY (source, instrument)
);
SELECT grant_state('watched');
