-- The way in, backwards: an optional column with the trigger, batches, then the constraints. Nothing is lost, because the old
-- form can be made from the new one; where it cannot, dropping a column has no reverse but a restore.
BEGIN;
ALTER TABLE claims ADD COLUMN IF NOT EXISTS period text;
\ir sync.sql
COMMIT;

DO $$
DECLARE
    last_id bigint := (SELECT coalesce(max(id), 0) FROM claims);
    first_id bigint := 0;
BEGIN
    WHILE first_id < last_id LOOP
        UPDATE claims SET starts_on = starts_on
            WHERE id > first_id AND id <= first_id + 1000 AND period IS NULL;
        COMMIT;
        PERFORM pg_sleep(0.02);
        first_id := first_id + 1000;
    END LOOP;
END $$;

ALTER TABLE claims DROP CONSTRAINT IF EXISTS claims_period_check, DROP CONSTRAINT IF EXISTS claims_period_present;
ALTER TABLE claims
    ADD CONSTRAINT claims_period_check CHECK (period ~ '^\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}$') NOT VALID,
    ADD CONSTRAINT claims_period_present CHECK (period IS NOT NULL) NOT VALID;
ALTER TABLE claims VALIDATE CONSTRAINT claims_period_check;
ALTER TABLE claims VALIDATE CONSTRAINT claims_period_present;
ALTER TABLE claims ALTER COLUMN period SET NOT NULL;
ALTER TABLE claims DROP CONSTRAINT claims_period_present;
