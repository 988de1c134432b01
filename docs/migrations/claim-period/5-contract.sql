-- Only when no instance of version 1 is left, and nobody wants to go back to it.
BEGIN;
DROP TRIGGER IF EXISTS claims_period_sync ON claims;
ALTER TABLE claims DROP COLUMN IF EXISTS period;
DROP FUNCTION IF EXISTS claims_period_sync();
COMMIT;
