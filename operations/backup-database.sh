#!/usr/bin/env bash
# Dumps one PostgreSQL database into FILE, checks that the dump can be read to its end, and writes FILE.sha256 beside it.
# Usage: PGHOST=… PGUSER=… PGDATABASE=… operations/backup-database.sh FILE
#
# The database is named by libpq's own variables (PGHOST, PGPORT, PGUSER, PGDATABASE, PGPASSWORD or PGPASSFILE, PGSSLMODE,
# PGSSLROOTCERT), never by a URL: arguments of a process can be read by everybody on the machine. With IAM the password is
# a token that was made for this login.
set -euo pipefail
umask 077

fail() {
    echo "backup-database: $1" >&2
    exit "${2:-1}"
}

[ $# -eq 1 ] || fail "usage: operations/backup-database.sh FILE" 2
file=$1
[ -n "${PGDATABASE:-}" ] || fail "PGDATABASE must name the database, got nothing" 2
for target in "$file" "$file.sha256"; do
    [ ! -e "$target" ] || fail "$target must not exist yet: a backup is never overwritten" 2
done

part=$(mktemp "$file.XXXXXX")
trap 'rm -f "$part"' EXIT

# A dump waits a minute for a migration, not for ever; while it waits, everybody else would wait behind it.
pg_dump --format=custom --lock-wait-timeout=60s --file="$part"

# The list alone would not notice a damaged row: the second command decompresses every block.
tables=$(pg_restore --list "$part" | grep -c ' TABLE DATA ' || true)
pg_restore --file=/dev/null "$part"

sum=$(sha256sum "$part" | cut -d ' ' -f 1)
ln "$part" "$file" || fail "$file appeared meanwhile: a backup is never overwritten" 2
echo "$sum  $(basename "$file")" >"$file.sha256"
echo "$file: $(wc -c <"$file") bytes, $tables tables, sha256 $sum"
