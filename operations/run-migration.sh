#!/usr/bin/env bash
# Runs one SQL file of a migration; when it could not get a lock in time, again after a pause.
# Usage: PGHOST=… PGUSER=… PGDATABASE=… operations/run-migration.sh FILE
#
# A statement that waits for a lock makes everybody who comes after it wait too. So it gives up after lock_timeout, lets the
# others through and tries again. Files must be safe to run twice. ATTEMPTS (30) and PAUSE (2, in seconds) may be set.
set -euo pipefail

fail() {
    echo "run-migration: $1" >&2
    exit "${2:-1}"
}

[ $# -eq 1 ] || fail "usage: operations/run-migration.sh FILE" 2
file=$1 attempts=${ATTEMPTS:-30}
[ -r "$file" ] || fail "$file cannot be read" 2
[ -n "${PGDATABASE:-}" ] || fail "PGDATABASE must name the database, got nothing" 2

said=$(mktemp)
trap 'rm -f "$said"' EXIT
export PGOPTIONS="${PGOPTIONS:-} -c lock_timeout=1s"
for ((attempt = 1; ; attempt++)); do
    if psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=VERBOSITY=verbose --file="$file" 2>"$said"; then
        cat "$said" >&2
        echo "$file: done at attempt $attempt"
        exit 0
    fi
    # 55P03 is lock_not_available: others were at work. Everything else is a fault that another attempt does not cure.
    grep -q 'ERROR:  55P03' "$said" || { cat "$said" >&2; fail "$file failed"; }
    [ "$attempt" -lt "$attempts" ] || { cat "$said" >&2; fail "$file got no lock in $attempts attempts"; }
    sleep "${PAUSE:-2}"
done
