-- What of each decision is scored, taken from its record once so that scores need not read it again. Derived: rows can be
-- deleted at any time and are taken again while the record is there. form: the way they were taken.
CREATE TABLE forecast_sheet (
  account text NOT NULL,
  decision_id text NOT NULL,
  source text NOT NULL,
  instrument text NOT NULL,
  slot timestamptz NOT NULL,
  form integer NOT NULL,
  readable boolean NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (account, decision_id)
);
CREATE INDEX forecast_sheet_by_slot ON forecast_sheet (account, source, instrument, slot);
SELECT grant_state('forecast_sheet');
