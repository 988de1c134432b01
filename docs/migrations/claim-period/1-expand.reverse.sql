BEGIN;
DROP TRIGGER IF EXISTS claims_period_sync ON claims;
ALTER TABLE claims DROP COLUMN IF EXISTS starts_on, DROP COLUMN IF EXISTS ends_on;
DROP FUNCTION IF EXISTS claims_period_sync();
COMMIT;
