-- Answers of models that backtests asked for (ADR 58), so that the same run asks nobody again. A row is one line of an
-- answers file, with its own digest. They were paid for and are never retired.
CREATE TABLE recorded_answer (
  request text PRIMARY KEY CHECK (request ~ '^[0-9a-f]{64}$'),
  provider text NOT NULL,
  model text NOT NULL,
  line text NOT NULL,
  recorded_at timestamptz NOT NULL
);
SELECT make_journal('recorded_answer');

-- What a job holds and spent of its budget for answers, in USD. A call of which no end is known goes on costing its worst.
CREATE TABLE job_spending (
  job text PRIMARY KEY,
  held_usd numeric NOT NULL CHECK (held_usd >= 0)
);
SELECT grant_state('job_spending');
