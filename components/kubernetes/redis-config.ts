import type { Problem } from "../core/argument-error.ts";
import { Duration } from "../core/duration.ts";

/** The name under which Sentinels know the group; clients ask for it. */
export const GROUP = "primary";

/** Users of the group; their passwords are hashes in the access list, which is a secret as a whole. */
export const USERS = {
    application: "application",
    replication: "replication",
    sentinel: "sentinel",
} as const;

/** Files that the secret gives to every pod: the access list, and the two passwords that the programs themselves use. */
export const SECRET_FILES = {
    accessList: "users.acl",
    replication: "replication-password",
    sentinel: "sentinel-password",
} as const;

/** Where a program finds and puts things. */
export interface Place {
    readonly port: number;
    /** Directory of its data, kept over restarts. */
    readonly data: string;
    /** Directory of the secret's files. */
    readonly secrets: string;
}

/** What is kept when a process ends: every write within a second, or nothing. */
export type Persistence = "append-only" | "none";

/** How many programs there are, and how many Sentinels have to agree. */
export interface Quorum {
    /** Servers that follow the primary. */
    readonly replicas: number;
    /** Programs that watch the primary and choose another one. */
    readonly sentinels: number;
    /** Sentinels that must agree that the primary is down. */
    readonly quorum: number;
}

/** How the group fails over. */
export interface SentinelTimes {
    /** A primary that is silent for this long is down for a Sentinel. */
    readonly downAfter: Duration;
    /** Bounds a failover, and half of what must pass before another try. */
    readonly failover: Duration;
}

export const SENTINEL_TIMES: SentinelTimes = { downAfter: Duration.seconds(5), failover: Duration.seconds(30) };

/** Replicas that have to acknowledge within the lag for the primary to take writes: alone, it refuses them. */
export const WRITES = { replicas: 1, maxLag: Duration.seconds(10) };

/**
 * Time from a primary's death until another one takes writes: silence, one round of hellos until the Sentinels agree
 * (they ask each other each second), an election, and the promotion, which is seen within a second.
 * Source: https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/ (2026-11-22); a test on the real
 * programs holds it.
 */
export function longestFailover({ downAfter }: SentinelTimes): Duration {
    return Duration.milliseconds(downAfter.milliseconds + Duration.seconds(5).milliseconds);
}

/**
 * Whoever reaches a Sentinel may ask it for the primary, and nothing else: clients need no password of the Sentinels'
 * (https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/, 2026-11-22).
 */
const ASKING =
    "on nopass allchannels -@all +auth +hello +ping +role +info +subscribe +psubscribe +client|setname +sentinel|myid +sentinel|get-master-addr-by-name +sentinel|master +sentinel|masters +sentinel|replicas +sentinel|slaves +sentinel|sentinels +sentinel|ckquorum";

/** What would let the group lose writes, split, or never fail over. */
export function quorumProblems({ replicas, sentinels, quorum }: Quorum): Problem[] {
    const problems: Problem[] = [];
    if (replicas < 2) {
        problems.push({
            path: "replicas",
            reason: `must be at least 2: with one left after a failover, the new primary would refuse writes, got ${replicas}`,
        });
    }
    if (sentinels < 3 || sentinels % 2 === 0) {
        problems.push({
            path: "sentinels",
            reason: `must be an odd number of at least 3, so that a majority remains when one is lost, got ${sentinels}`,
        });
    }
    if (quorum >= sentinels) {
        problems.push({
            path: "quorum",
            reason: `must be less than the ${sentinels} Sentinel(s) there are, or losing one ends all failover, got ${quorum}`,
        });
    } else if (quorum * 2 <= sentinels) {
        problems.push({
            path: "quorum",
            reason: `must be a majority of the ${sentinels} Sentinels, got ${quorum}`,
        });
    }
    return problems;
}

/** `redis.conf` of every instance; its role and its own name are added when it starts. */
export function redisConfig(place: Place, persistence: Persistence, maxMemoryMb: number): string {
    const kept =
        persistence === "append-only"
            ? { appendonly: "yes", appendfsync: "everysec", save: "3600 1 300 100" }
            : { appendonly: "no", save: '""' };
    return lines({
        port: place.port,
        bind: "* -::*",
        // The access list turns the default user off: nobody gets in without a password.
        "protected-mode": "no",
        aclfile: `${place.secrets}/${SECRET_FILES.accessList}`,
        masteruser: USERS.replication,
        dir: place.data,
        ...kept,
        maxmemory: `${maxMemoryMb}mb`,
        // What is in here besides caches, such as sessions, must not vanish silently: writes fail instead.
        "maxmemory-policy": "noeviction",
        "min-replicas-to-write": WRITES.replicas,
        "min-replicas-max-lag": WRITES.maxLag.seconds,
        "repl-ping-replica-period": 2,
        "repl-timeout": 20,
        "repl-backlog-size": "64mb",
        // A new primary takes no writes before a replica has its copy: there is nothing to wait for.
        "repl-diskless-sync-delay": 0,
        "tcp-keepalive": 60,
        "shutdown-timeout": 10,
    });
}

/** `sentinel.conf` without its own name and the primary's, which are added when it starts. */
export function sentinelConfig(place: Pick<Place, "port" | "data">, times: SentinelTimes): string {
    return [
        lines({ port: place.port, bind: "* -::*", "protected-mode": "no", dir: place.data }),
        "sentinel resolve-hostnames yes\n",
        "sentinel announce-hostnames yes\n",
        `user default ${ASKING}\n`,
        `sentinel sentinel-user ${USERS.sentinel}\n`,
        `sentinel down-after-milliseconds ${GROUP} ${times.downAfter.milliseconds}\n`,
        `sentinel failover-timeout ${GROUP} ${times.failover.milliseconds}\n`,
        // One after the other, so that one replica can answer while the other one is copying.
        `sentinel parallel-syncs ${GROUP} 1\n`,
        `sentinel auth-user ${GROUP} ${USERS.sentinel}\n`,
    ].join("");
}

/**
 * The access list, to be filled in and stored as a secret: `#` and the SHA-256 of each password in hexadecimal.
 * Permissions of the programs: https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/ and
 * https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/ (2026-11-22).
 */
export function accessList(hashes: { readonly [User in keyof typeof USERS]: string }): string {
    const rights = {
        [USERS.application]: "~* &* +@all -@admin -@dangerous +info +keys +role",
        [USERS.replication]: "+psync +replconf +ping",
        [USERS.sentinel]:
            "&* +multi +slaveof +ping +exec +subscribe +config|rewrite +role +publish +info +client|setname +client|kill +script|kill",
    };
    return [
        "user default off",
        ...Object.entries(rights).map(([user, allowed]) => `user ${user} on #${hashOf(hashes, user)} ${allowed}`),
        "",
    ].join("\n");
}

function hashOf(hashes: Readonly<Record<string, string>>, user: string): string {
    const { [user]: hash } = hashes;
    if (hash === undefined) throw new RangeError(`the access list needs a hash for ${user}`);
    return hash;
}

function lines(settings: Readonly<Record<string, string | number>>): string {
    return Object.entries(settings)
        .map(([name, value]) => `${name} ${value}\n`)
        .join("");
}
