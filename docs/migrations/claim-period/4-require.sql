-- NOT NULL in four short locks: new rows are checked from the second line on, old ones by the third, which locks nobody out,
-- and the fourth believes the constraint instead of reading the table again.
ALTER TABLE claims DROP CONSTRAINT IF EXISTS claims_dates_present;
ALTER TABLE claims ADD CONSTRAINT claims_dates_present CHECK (starts_on IS NOT NULL AND ends_on IS NOT NULL) NOT VALID;
ALTER TABLE claims VALIDATE CONSTRAINT claims_dates_present;
ALTER TABLE claims ALTER COLUMN starts_on SET NOT NULL, ALTER COLUMN ends_on SET NOT NULL;
ALTER TABLE claims DROP CONSTRAINT claims_dates_present;
