import { WRITES } from "../../../components/kubernetes/redis-config.ts";
import { eventually } from "../../programs/eventually.ts";
import { RedisGroup, type RedisGroupOptions, type RedisMember } from "../../redis/redis-group.ts";
import { type AcknowledgedKey, followingSentinels, RedisWriter } from "./redis-writer.ts";

/** Keys that one question asks for. */
const BATCH = 500;
const ROLE = 60_000; // in milliseconds, until everybody has the role that Sentinels gave

/**
 * An isolated primary refuses writes after this many seconds: the allowed lag, which Redis counts in whole seconds, and
 * up to one more until it looks (https://redis.io/docs/latest/operate/oss_and_stack/management/replication/, 2026-11-23).
 */
export const ISOLATED_SECONDS = WRITES.maxLag.seconds + 2;

/** A setting as rendered, or without what keeps a lonely primary from taking writes. */
export interface Variant {
    readonly label: string;
    readonly instead: NonNullable<RedisGroupOptions["instead"]>;
}

export const AS_RENDERED: Variant = { label: "", instead: {} };
export const WITHOUT_MINIMUM: Variant = {
    label: " without min-replicas-to-write",
    instead: { "min-replicas-to-write": "0" },
};

/** A running group with a client that writes to whoever is primary. */
export interface Scene {
    readonly group: RedisGroup;
    readonly primary: RedisMember;
    readonly writer: RedisWriter;
}

/** Starts a group, lets a client write for a moment, acts, and leaves nothing behind. */
export async function onScene<T>(
    options: RedisGroupOptions,
    signal: AbortSignal,
    act: (scene: Scene) => Promise<T>,
): Promise<T> {
    const group = await RedisGroup.prepare(options);
    try {
        await group.startAll(signal);
        const [primary] = group.instances;
        if (primary === undefined) throw new Error("a group has instances, got none");
        const writer = new RedisWriter("application", followingSentinels(group));
        try {
            await moreWrites(writer, signal);
            return await act({ group, primary, writer });
        } finally {
            await writer.stop();
        }
    } finally {
        await group.stop();
    }
}

/** Waits until the client has had some writes confirmed that it had not when this was called. */
export async function moreWrites(writer: RedisWriter, signal: AbortSignal, milliseconds = 30_000): Promise<void> {
    const wanted = writer.acknowledged.length + 50;
    try {
        await eventually(
            "new writes",
            { milliseconds, signal },
            () => writer.acknowledged.length >= wanted || undefined,
        );
    } catch (error) {
        throw new Error(`nothing is written; the last client was told: ${writer.lastRefusal}`, { cause: error });
    }
}

/** Seconds in which nothing was confirmed, the longest such time since a moment. */
export function longestSilence(acknowledged: readonly AcknowledgedKey[], since: number): number {
    const from = acknowledged.findLastIndex(({ at }) => at <= since);
    const times = acknowledged.slice(Math.max(0, from)).map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
    return Math.max(0, ...gaps) / 1000;
}

/** Waits until one instance says that it is the primary and all others that they are replicas; and says which. */
export async function settled(
    group: RedisGroup,
    running: readonly RedisMember[],
    signal: AbortSignal,
): Promise<RedisMember> {
    return eventually("one primary and its replicas", { milliseconds: ROLE, signal }, async () => {
        const roles = await Promise.all(running.map((member) => group.roleOf(member)));
        const primaries = running.filter((_, index) => roles[index] === "master");
        return primaries.length === 1 && !roles.includes("none") ? primaries[0] : undefined;
    });
}

/** Those of the confirmed keys that an instance does not hold. */
export async function missingKeys(
    group: RedisGroup,
    member: RedisMember,
    acknowledged: readonly AcknowledgedKey[],
): Promise<readonly string[]> {
    const client = await group.open(member);
    try {
        const missing: string[] = [];
        for (let from = 0; from < acknowledged.length; from += BATCH) {
            const keys = acknowledged.slice(from, from + BATCH).map(({ key }) => key);
            const found = await client.command("MGET", ...keys);
            if (!Array.isArray(found)) throw new Error("MGET answers with a list");
            missing.push(...keys.filter((key, index) => found[index] !== key));
        }
        return missing;
    } finally {
        client.close();
    }
}
