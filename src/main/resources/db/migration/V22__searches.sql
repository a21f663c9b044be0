-- One line for all that runs over recordings: backtests, searches for the best of many, and what chance could have made of
-- a result.
ALTER TABLE backtest_job ADD COLUMN kind text NOT NULL DEFAULT 'backtest'
  CHECK (kind IN ('backtest', 'optimization', 'walk-forward', 'monte-carlo'));
CREATE INDEX backtest_job_of_kind ON backtest_job (kind, number);
