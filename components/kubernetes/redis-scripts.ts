/**
 * What the containers run, as POSIX shell. Addresses are `host:port`; the environment says: DOMAIN (what follows the
 * pod's name in its own address) or OWN, SENTINELS (with spaces between), GROUP, QUORUM, CONFIG, SECRETS, DATA, RUN, and
 * for Sentinels FIRST, the primary of a group that never ran.
 */

/** Prints `host port` of the primary on which at least $1 Sentinels agree; prints nothing when there is none. */
const AGREED = `agreed() {
    for sentinel in $SENTINELS; do
        timeout 2 redis-cli -h "\${sentinel%:*}" -p "\${sentinel##*:}" --raw \\
            SENTINEL GET-MASTER-ADDR-BY-NAME "$GROUP" 2>/dev/null | tr '\\n' ' ' | sed 's/ *$//'
        echo
    done | grep -E '^[^ ]+ [0-9]+$' | sort | uniq -c | sort -rn |
        awk -v least="$1" '$1 >= least { print $2 " " $3; exit }'
}
`;

const HEAD = `#!/bin/sh
set -eu
OWN=\${OWN:-$(hostname)$DOMAIN}
REDISCLI_AUTH=$(cat "$SECRETS/sentinel-password")
export REDISCLI_AUTH
`;

/**
 * An instance never decides by itself that it is the primary: it waits until a quorum of Sentinels names one, and starts
 * as a replica of it unless that is itself. So a primary that was given up comes back as a replica, whatever its own
 * files say.
 */
export const START_REDIS = `${HEAD}
${AGREED}
until primary=$(agreed "$QUORUM") && [ -n "$primary" ]; do
    echo "waiting for $QUORUM Sentinels to name the primary"
    sleep 1
done
{
    cat "$CONFIG/redis.conf"
    echo "replica-announce-ip \${OWN%:*}"
    echo "replica-announce-port \${OWN##*:}"
    echo "masterauth \\"$(cat "$SECRETS/replication-password")\\""
    if [ "$primary" != "\${OWN%:*} \${OWN##*:}" ]; then echo "replicaof $primary"; fi
} >"$RUN/redis.conf"
echo "starting, the primary is $primary"
exec redis-server "$RUN/redis.conf"
`;

/**
 * A Sentinel takes up what it knew, with settings from the present configuration. One without memory asks the others
 * first, so that it does not start with a primary of the past.
 */
export const START_SENTINEL = `${HEAD}
${AGREED}
held="$DATA/sentinel.conf"
known() {
    if [ -f "$held" ]; then
        awk -v group="$GROUP" '$1 == "sentinel" && $2 == "monitor" && $3 == group { print $4 " " $5 }' "$held"
    fi
}
while :; do
    primary=$(agreed 1)
    [ -n "$primary" ] || primary=$(known)
    [ -n "$primary" ] || primary="\${FIRST%:*} \${FIRST##*:}"
    if timeout 2 getent hosts "\${primary% *}" >/dev/null; then break; fi
    echo "waiting for \${primary% *} to have an address"
    sleep 1
done
{
    echo "sentinel monitor $GROUP $primary $QUORUM"
    cat "$CONFIG/sentinel.conf"
    echo "sentinel announce-ip \${OWN%:*}"
    echo "sentinel announce-port \${OWN##*:}"
    echo "sentinel auth-pass $GROUP $REDISCLI_AUTH"
    echo "sentinel sentinel-pass $REDISCLI_AUTH"
    echo "user sentinel on >$REDISCLI_AUTH allchannels +@all"
    if [ -f "$held" ]; then
        grep -E '^sentinel (myid|current-epoch|(config-epoch|leader-epoch|known-replica|known-sentinel) )' "$held" || true
    fi
} >"$held.next"
mv "$held.next" "$held"
echo "starting, the primary is $primary"
exec redis-sentinel "$held"
`;

/** Ready: the primary, or a replica whose copy is complete; so a rollout never has two replicas out of date. */
export const REDIS_READY = `${HEAD}
state=$(timeout 2 redis-cli -h "\${OWN%:*}" -p "\${OWN##*:}" --user sentinel --raw INFO replication | tr -d '\\r')
echo "$state" | grep -qE '^(role:master|master_link_status:up)$'
`;

/**
 * Sentinels tell replicas of a new primary, but only those that they know: one that joined within the ten seconds before
 * the old primary died keeps asking a dead address. Such an instance is not alive; started again, it asks who is primary.
 */
export const REDIS_ALIVE = `${HEAD}
${AGREED}
state=$(timeout 2 redis-cli -h "\${OWN%:*}" -p "\${OWN##*:}" --user sentinel --raw INFO replication | tr -d '\\r')
[ -n "$state" ]
lost=$(echo "$state" | awk -F: '
    $1 == "master_host" { host = $2 } $1 == "master_port" { port = $2 } $1 == "master_link_status" { link = $2 }
    END { if (link == "down") print host " " port }')
if [ -n "$lost" ]; then
    primary=$(agreed "$QUORUM")
    [ -z "$primary" ] || [ "$primary" = "$lost" ]
fi
`;

export const SENTINEL_READY = `${HEAD}
[ "$(timeout 2 redis-cli -h "\${OWN%:*}" -p "\${OWN##*:}" --raw PING)" = PONG ]
`;

/** Before an instance ends as planned it hands the role on, if it has it; without success the Sentinels do so by time. */
export const LEAVE_REDIS = `${HEAD}
${AGREED}
is_primary() { [ "$(agreed "$QUORUM")" = "\${OWN%:*} \${OWN##*:}" ]; }
tries=20
while is_primary && [ $tries -gt 0 ]; do
    if [ $((tries % 5)) -eq 0 ]; then
        for sentinel in $SENTINELS; do
            answer=$(timeout 2 redis-cli -h "\${sentinel%:*}" -p "\${sentinel##*:}" --user sentinel --raw SENTINEL FAILOVER "$GROUP" || true)
            [ "$answer" = OK ] && break
        done
    fi
    tries=$((tries - 1))
    sleep 1
done
`;
