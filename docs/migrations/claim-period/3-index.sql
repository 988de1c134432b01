-- Writers go on while it is built. One that broke off leaves an invalid index behind, so the first line clears the place.
DROP INDEX CONCURRENTLY IF EXISTS claims_starts_on;
CREATE INDEX CONCURRENTLY claims_starts_on ON claims (starts_on);
