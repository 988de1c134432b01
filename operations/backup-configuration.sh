#!/usr/bin/env bash
# Keeps what a stack was made from and what it knows: its state, its configuration and the commit, in one archive.
# Usage: operations/backup-configuration.sh STACK FILE.tar.gz
#
# Secrets stay encrypted, in the state and in the configuration: reading them takes the stack's secrets provider, whose key or
# passphrase must be kept elsewhere. The program itself is in git; the archive names the commit.
set -euo pipefail
umask 077

fail() {
    echo "backup-configuration: $1" >&2
    exit "${2:-1}"
}

[ $# -eq 2 ] || fail "usage: operations/backup-configuration.sh STACK FILE.tar.gz" 2
stack=$1 file=$2
[ -r Pulumi.yaml ] || fail "must run in the folder of Pulumi.yaml, got $PWD" 2
[ -r "Pulumi.$stack.yaml" ] || fail "Pulumi.$stack.yaml cannot be read" 2
for target in "$file" "$file.sha256"; do
    [ ! -e "$target" ] || fail "$target must not exist yet: a backup is never overwritten" 2
done

work=$(mktemp -d)
part=$(mktemp "$file.XXXXXX")
trap 'rm -rf "$work" "$part"' EXIT
pulumi stack export --stack "$stack" --file "$work/state.json" --non-interactive
if grep -q '"plaintext"' "$work/state.json"; then
    fail "the state holds a secret in plain text, nothing was written"
fi
cp Pulumi.yaml "Pulumi.$stack.yaml" "$work/"
git rev-parse HEAD >"$work/commit"

tar --create --gzip --file="$part" --directory="$work" state.json commit Pulumi.yaml "Pulumi.$stack.yaml"
tar --list --gzip --file="$part" >/dev/null
sum=$(sha256sum "$part" | cut -d ' ' -f 1)
ln "$part" "$file" || fail "$file appeared meanwhile: a backup is never overwritten" 2
echo "$sum  $(basename "$file")" >"$file.sha256"
echo "$file: $(wc -c <"$file") bytes, stack $stack at commit $(cat "$work/commit"), sha256 $sum"
