import { setTimeout as wait } from "node:timers/promises";
import { longestFailover, type SentinelTimes } from "../../../components/kubernetes/redis-config.ts";
import type { RunResult } from "../../drill.ts";
import { FaultProxy } from "../../faults/fault-proxy.ts";
import { eventually } from "../../programs/eventually.ts";
import { RedisWriter, stayingWith } from "./redis-writer.ts";
import { ISOLATED_SECONDS, longestSilence, missingKeys, moreWrites, onScene, settled, type Variant } from "./scene.ts";

/** The primary's process dies among writes: another one is promoted, and the client goes on there. */
export function failoverAfterKill(times: SentinelTimes, signal: AbortSignal): Promise<RunResult> {
    return onScene({ times }, signal, async ({ group, primary, writer }) => {
        const died = performance.now();
        await group.kill(primary);
        await moreWrites(writer, signal);
        await writer.stop();
        const rest = group.instances.filter((member) => member !== primary);
        const promoted = await settled(group, rest, signal);
        const lost = await missingKeys(group, promoted, writer.acknowledged);
        return {
            measurements: [
                silence("no write confirmed after a kill", longestSilence(writer.acknowledged, died), times),
                count("confirmed writes lost by a kill", lost.length),
            ],
            invariants: [],
        };
    });
}

/**
 * The primary hangs, another one is promoted, and then the first one wakes up with a client that still believes in it:
 * what it takes from then on is lost.
 */
export function returnAfterFreeze(times: SentinelTimes, variant: Variant, signal: AbortSignal): Promise<RunResult> {
    return onScene({ times, instead: variant.instead }, signal, async ({ group, primary, writer }) => {
        const frozen = performance.now();
        primary.process?.freeze();
        await moreWrites(writer, signal);
        const silent = longestSilence(writer.acknowledged, frozen);

        const believer = new RedisWriter("believer", stayingWith(group, primary));
        primary.process?.thaw();
        const woken = performance.now();
        await eventually("the old primary as a replica", { milliseconds: 60_000, signal }, async () =>
            (await group.roleOf(primary)) === "slave" ? true : undefined,
        );
        await wait(500, undefined, { signal });
        await Promise.all([believer.stop(), writer.stop()]);
        const promoted = await settled(group, group.instances, signal);
        const kept = lastAfter(believer, woken);
        const lost = await missingKeys(group, promoted, [...writer.acknowledged, ...believer.acknowledged]);
        return {
            measurements: [
                ...(variant.label === "" ? [silence("no write confirmed after a freeze", silent, times)] : []),
                {
                    name: `woken primary takes writes for${variant.label}`,
                    unit: "s",
                    value: kept,
                    bound: variant.label === "" ? longestFailover(times).seconds : undefined,
                },
                count(`confirmed writes lost by a freeze and its end${variant.label}`, lost.length),
            ],
            invariants: [
                {
                    id: "a-woken-primary-becomes-a-replica",
                    counterexamples: promoted === primary ? ["it is primary again"] : [],
                },
            ],
        };
    });
}

/**
 * The primary and a client beside it are cut off from everybody else; the others promote a primary of their own. What the
 * cut-off one confirms meanwhile is lost when the network is whole again.
 */
export async function isolatePrimary(
    times: SentinelTimes,
    variant: Variant,
    seconds: number,
    signal: AbortSignal,
): Promise<RunResult> {
    const proxies = new Map<number, FaultProxy>();
    const announced = async (port: number): Promise<number> => {
        const proxy = await FaultProxy.start({ port });
        proxies.set(port, proxy);
        return proxy.port;
    };
    try {
        return await onScene({ times, announced, instead: variant.instead }, signal, async (scene) => {
            const { group, primary, writer } = scene;
            const beside = new RedisWriter("beside", stayingWith(group, primary));
            await moreWrites(beside, signal);
            const cut = performance.now();
            await proxies.get(primary.port)?.set({ kind: "blackhole" });
            await wait(seconds * 1000, undefined, { signal });
            await beside.stop();
            const taken = lastAfter(beside, cut);
            const refusal = beside.lastRefusal;
            // What was held in the cut is gone, as packets are: the members connect anew.
            await proxies.get(primary.port)?.set({ kind: "reset" });
            await proxies.get(primary.port)?.heal();
            const promoted = await settled(group, group.instances, signal);
            await moreWrites(writer, signal);
            await writer.stop();
            const lost = await missingKeys(group, promoted, [...writer.acknowledged, ...beside.acknowledged]);
            const isRendered = variant.label === "";
            return {
                measurements: [
                    {
                        name: `isolated primary takes writes for${variant.label}`,
                        unit: "s",
                        value: taken,
                        bound: isRendered ? ISOLATED_SECONDS : undefined,
                    },
                    count(`confirmed writes lost by a cut of ${seconds} s${variant.label}`, lost.length),
                ],
                invariants: isRendered
                    ? [
                          {
                              id: "an-isolated-primary-says-that-it-has-no-replicas",
                              counterexamples: refusal.startsWith("NOREPLICAS") ? [] : [`it said: ${refusal}`],
                          },
                      ]
                    : [],
            };
        });
    } finally {
        await Promise.all([...proxies.values()].map((proxy) => proxy.stop()));
    }
}

/** One Sentinel with a quorum of two, as in the system's document: it sees that the primary is dead, and nothing happens. */
export async function loneSentinel(times: SentinelTimes, seconds: number, signal: AbortSignal): Promise<RunResult> {
    return onScene({ times, sentinels: 1, quorum: 2 }, signal, async ({ group, primary, writer }) => {
        const [sentinel] = group.sentinels;
        if (sentinel === undefined) throw new Error("the scene has one Sentinel, got none");
        const before = writer.acknowledged.length;
        await group.kill(primary);
        const seen = await eventually("a dead primary, as the Sentinel sees it", { milliseconds: 30_000, signal }, () =>
            group
                .ask(sentinel, undefined, "SENTINEL", "MASTER", "primary")
                .then((answer) => (/s_down/.test(answer) ? performance.now() : undefined)),
        );
        await wait(seconds * 1000, undefined, { signal });
        const named = await group.primaryBy(sentinel);
        const waited = (performance.now() - seen) / 1000;
        return {
            measurements: [{ name: "one Sentinel with quorum 2 waits, and nothing happens", unit: "s", value: waited }],
            invariants: [
                {
                    id: "one-sentinel-with-quorum-2-does-not-fail-over",
                    counterexamples:
                        named === primary && writer.acknowledged.length - before < 2
                            ? []
                            : [`it names ${named?.port}, the dead one is ${primary.port}`],
                },
            ],
        };
    });
}

/** Seconds from a moment to the last write confirmed after it; 0 when there was none. */
function lastAfter({ acknowledged }: RedisWriter, moment: number): number {
    return Math.max(0, (acknowledged.at(-1)?.at ?? 0) - moment) / 1000;
}

function silence(name: string, value: number, times: SentinelTimes) {
    return { name, unit: "s", value, bound: longestFailover(times).seconds };
}

function count(name: string, value: number) {
    return { name, unit: "writes", value };
}
