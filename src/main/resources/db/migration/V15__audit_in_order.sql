-- The audit reads the newest actions of all accounts; by account there is an index already.
CREATE INDEX control_action_in_order ON control_action (number);
