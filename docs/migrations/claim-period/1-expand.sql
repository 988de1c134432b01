-- New columns, empty and optional, and the trigger that fills them: a moment under a full lock, no row is touched.
BEGIN;
ALTER TABLE claims ADD COLUMN IF NOT EXISTS starts_on date, ADD COLUMN IF NOT EXISTS ends_on date;
\ir sync.sql
COMMIT;
