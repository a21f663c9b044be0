-- What calls of language models may cost and did, in USD. A day's row holds what is reserved and what was spent; a call's
-- row its worst until it is settled. A call of which no end is known goes on costing its worst.
CREATE TABLE model_day (
  day date PRIMARY KEY,
  held_usd numeric NOT NULL CHECK (held_usd >= 0)
);
SELECT grant_state('model_day');

CREATE TABLE model_call (
  id text PRIMARY KEY,
  day date NOT NULL REFERENCES model_day,
  asked_at timestamptz NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  worst_usd numeric NOT NULL CHECK (worst_usd >= 0),
  outcome text,
  took_millis bigint,
  input_tokens bigint,
  cached_tokens bigint,
  output_tokens bigint,
  cost_usd numeric CHECK (cost_usd >= 0),
  CHECK ((outcome IS NULL) = (cost_usd IS NULL))
);
CREATE INDEX model_call_by_day ON model_call (day, provider);
SELECT grant_state('model_call');

-- what was decided today is asked by when it was written: a recording's own time is long ago
CREATE INDEX decision_by_writing ON decision (written_at);
