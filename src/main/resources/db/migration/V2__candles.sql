-- Finished candles, by market source. Doubles, as the indicators compute with them: a decision's slice is proved by
-- the digest of their bits. Written in bulk; a known one stays as it is.
CREATE TABLE candle (
  source text NOT NULL,
  instrument text NOT NULL,
  timeframe text NOT NULL,
  opens_at timestamptz NOT NULL,
  open double precision NOT NULL,
  high double precision NOT NULL,
  low double precision NOT NULL,
  close double precision NOT NULL,
  volume double precision NOT NULL,
  trades integer NOT NULL,
  PRIMARY KEY (source, instrument, timeframe, opens_at)
);
SELECT make_journal('candle');
