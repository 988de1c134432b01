-- What version 1 was written for.
CREATE TABLE claims (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    period text NOT NULL CONSTRAINT claims_period_check CHECK (period ~ '^\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}$')
);
