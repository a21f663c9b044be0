-- Orders as they stand. policy_version, lease_token and send_before are those of the intent.
CREATE TABLE trade_order (
  account text NOT NULL,
  id text NOT NULL,
  source text NOT NULL,
  instrument text NOT NULL,
  cause text NOT NULL,
  purpose text NOT NULL,
  side text NOT NULL,
  order_type text NOT NULL,
  quantity numeric NOT NULL CHECK (quantity > 0),
  stop numeric,
  target numeric,
  state text NOT NULL,
  filled numeric NOT NULL CHECK (filled BETWEEN 0 AND quantity),
  intended_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  note text NOT NULL,
  change_number integer NOT NULL,
  policy_version text,
  lease_token bigint,
  send_before timestamptz,
  body text NOT NULL,
  PRIMARY KEY (account, id)
);
CREATE INDEX trade_order_by_cause ON trade_order (account, cause);
CREATE INDEX trade_order_by_time ON trade_order (account, intended_at, id);
CREATE INDEX trade_order_open ON trade_order (account, source, instrument)
  WHERE state NOT IN ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED');
SELECT grant_state('trade_order');

-- Every change of every order, numbered from 1; body is the order after it, intent what was written before sending.
CREATE TABLE order_event (
  account text NOT NULL,
  order_id text NOT NULL,
  change_number integer NOT NULL,
  state text NOT NULL,
  filled numeric NOT NULL,
  changed_at timestamptz NOT NULL,
  note text NOT NULL,
  body text NOT NULL,
  intent text,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account, order_id, change_number),
  FOREIGN KEY (account, order_id) REFERENCES trade_order
);
SELECT make_journal('order_event');

CREATE TABLE fill (
  account text NOT NULL,
  id text NOT NULL,
  order_id text NOT NULL,
  source text NOT NULL,
  instrument text NOT NULL,
  side text NOT NULL,
  price numeric NOT NULL CHECK (price > 0),
  quantity numeric NOT NULL CHECK (quantity > 0),
  fee numeric NOT NULL CHECK (fee >= 0),
  fee_currency text NOT NULL,
  liquidity text NOT NULL,
  filled_at timestamptz NOT NULL,
  revision bigint NOT NULL,
  number integer NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (account, id),
  FOREIGN KEY (account, order_id) REFERENCES trade_order
);
CREATE INDEX fill_by_time ON fill (account, filled_at, revision, number);
CREATE INDEX fill_by_order ON fill (account, order_id);
SELECT make_journal('fill');
