#!/usr/bin/env bash
# Restores a dump of backup-database.sh into an EMPTY database and compares the rows of each table with the dump's.
# Usage: PGHOST=… PGUSER=… PGDATABASE=… operations/restore-database.sh FILE
#
# All or nothing: a restore that fails leaves the database empty. Objects belong to the user who restores; what others may do
# with them is granted by the migrations, as in a new database.
set -euo pipefail

fail() {
    echo "restore-database: $1" >&2
    exit "${2:-1}"
}

ask() {
    psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 "$@"
}

[ $# -eq 1 ] || fail "usage: operations/restore-database.sh FILE" 2
file=$1
[ -n "${PGDATABASE:-}" ] || fail "PGDATABASE must name the database, got nothing" 2
[ -r "$file" ] || fail "$file cannot be read" 2
[ -r "$file.sha256" ] || fail "$file.sha256 is missing: nobody can say whether $file is what was written" 2

wanted=$(cut -d ' ' -f 1 "$file.sha256")
found=$(sha256sum "$file" | cut -d ' ' -f 1)
[ "$wanted" = "$found" ] || fail "$file is damaged: sha256 should be $wanted, is $found"

# Whatever a user made: tables, views, sequences, of which none belongs to an extension that the cloud put there.
present=$(ask --command="
    SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')")
[ "$present" = 0 ] || fail "$PGDATABASE must be empty, holds $present tables, indexes, views or sequences" 2

pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$PGDATABASE" "$file"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pg_restore --data-only --file=- "$file" | awk '
    !inside && /^COPY .* FROM stdin;$/ { name = $0; sub(/^COPY /, "", name); sub(/ \(.*$/, "", name); rows = 0; inside = 1; next }
    inside && $0 == "\\." { print rows "\t" name; inside = 0; next }
    inside { rows++ }' >"$work/dump"
while IFS=$'\t' read -r _ name; do
    echo "SELECT count(*) FROM $name;"
done <"$work/dump" >"$work/questions"
ask --file="$work/questions" | paste - <(cut -f 2 "$work/dump") >"$work/database"
if ! diff "$work/dump" "$work/database" >&2; then
    fail "rows differ: < in the dump, > in $PGDATABASE"
fi

ask --command="ANALYZE" # a dump has no statistics, and plans without them are slow
echo "$PGDATABASE: $(wc -l <"$work/dump") tables, $(awk '{ n += $1 } END { print n + 0 }' "$work/dump") rows, as in $file"
