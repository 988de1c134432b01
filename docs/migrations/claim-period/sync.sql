-- Whichever form a version writes, the other one follows. A row that has only one of them gets the other with any update.
CREATE OR REPLACE FUNCTION claims_period_sync() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.period IS NULL OR TG_OP = 'UPDATE' AND NEW.period = OLD.period
        AND (NEW.starts_on, NEW.ends_on) IS DISTINCT FROM (OLD.starts_on, OLD.ends_on)
    THEN
        NEW.period := to_char(NEW.starts_on, 'YYYY-MM-DD') || '/' || to_char(NEW.ends_on, 'YYYY-MM-DD');
    ELSE
        NEW.starts_on := split_part(NEW.period, '/', 1)::date;
        NEW.ends_on := split_part(NEW.period, '/', 2)::date;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER claims_period_sync BEFORE INSERT OR UPDATE ON claims
    FOR EACH ROW EXECUTE FUNCTION claims_period_sync();
