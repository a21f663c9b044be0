-- What an account trades: one ledger, one agent and one set of limits over one or more instruments of its source.
CREATE TABLE account_instrument (
  account text NOT NULL REFERENCES account,
  instrument text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account, instrument)
);
SELECT grant_state('account_instrument');
INSERT INTO account_instrument (account, instrument, added_at) SELECT account, instrument, opened_at FROM account;
ALTER TABLE account DROP COLUMN instrument;

-- The number of the account's append that wrote a lane, counted over all its lanes: it orders their journals, and the lane
-- that has the greatest one tells the account's agent and limits. Until now an account had one lane.
ALTER TABLE lane ADD COLUMN append_number bigint;
UPDATE lane SET append_number = revision;
ALTER TABLE lane ALTER COLUMN append_number SET NOT NULL;
