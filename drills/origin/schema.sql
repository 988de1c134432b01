-- What the reference origin needs. Tenants share tables; every key begins with the tenant.

CREATE TABLE employees (
    tenant text NOT NULL,
    id text NOT NULL,
    minutes_worked bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, id)
);

-- The sequence numbers of one employee's entries are in the order in which they took effect: a write locks the employee's
-- row before it takes its number.
CREATE TABLE work_logs (
    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant text NOT NULL,
    employee text NOT NULL,
    minutes integer NOT NULL CHECK (minutes > 0),
    idempotency_key text NOT NULL,
    writer_epoch bigint NOT NULL,
    FOREIGN KEY (tenant, employee) REFERENCES employees (tenant, id)
);
CREATE INDEX work_logs_by_employee ON work_logs (tenant, employee, sequence);

-- The answer to each write, in the same transaction as its effect. Delete rows when they are older than every queue that
-- may still send the write again, and no sooner than after a day.
CREATE TABLE idempotency_outcomes (
    tenant text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    status integer,
    body text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, key)
);

-- One row: the number of the present writer. Whoever writes with a lower one is of the past.
CREATE TABLE writer (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch bigint NOT NULL
);
INSERT INTO writer (epoch) VALUES (0);
