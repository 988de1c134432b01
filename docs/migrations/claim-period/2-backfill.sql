-- Rows that nobody has written since the expansion, a thousand ids at a time, each batch its own transaction: locks are short,
-- replicas keep up, and a run that was stopped is run again. Rows that come meanwhile are filled by the trigger.
DO $$
DECLARE
    last_id bigint := (SELECT coalesce(max(id), 0) FROM claims);
    first_id bigint := 0;
BEGIN
    WHILE first_id < last_id LOOP
        UPDATE claims SET period = period
            WHERE id > first_id AND id <= first_id + 1000 AND starts_on IS NULL;
        COMMIT;
        PERFORM pg_sleep(0.02);
        first_id := first_id + 1000;
    END LOOP;
END $$;
