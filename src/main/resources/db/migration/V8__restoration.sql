-- Which backups this database was filled from. A start with the same one again goes on with what is here.
CREATE TABLE restoration (
  manifest_sha256 text PRIMARY KEY,
  application text NOT NULL,
  taken_at timestamptz NOT NULL,
  restored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
SELECT make_journal('restoration');
