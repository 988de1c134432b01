import type { CheckerRules } from "./checker.ts";
import { type History, hasFailed, type StateChange } from "./history.ts";

const CLOCKS = 20; // milliseconds by which clocks of processes on one machine, and their logs, may differ

/** Who decides for all isolates. */
export const COORDINATOR = "coordination";

/** Names of the states in which a region's traffic has come back for good. */
const GOOD = ["good", "closed"];
const BAD = ["bad", "open"];

/** I6: requests that reached a returning region although its share, now and just before, left their tenant out. */
export function overShare(
    { requests, attempts, changes, conditions }: Pick<History, "requests" | "attempts" | "changes" | "conditions">,
    { placeOf, snapshotMs }: Pick<CheckerRules, "placeOf" | "snapshotMs">,
): string[] {
    const sent = new Map(requests.map((request) => [request.id, request]));
    const fresh = conditions.filter(({ what }) => what === "isolate-new");
    const shares = Map.groupBy(
        changes.filter(({ by, share }) => by === COORDINATOR && share !== undefined),
        ({ region }) => region,
    );
    return attempts.flatMap(({ id, region, at: seen, replay, routed }) => {
        // What lay before a frozen region is seen by it when it thaws; nobody sends a request whose client has gone.
        const at = Math.min(seen, sent.get(id)?.endedAt ?? seen);
        const { isolate, tenant } = sent.get(id) ?? {};
        const isNew = fresh.some((one) => one.isolate === isolate && one.from <= at && at <= one.to);
        if (replay || !routed || isNew) return [];
        const inForce = sharesAround(shares.get(region) ?? [], at - snapshotMs, at + CLOCKS);
        if (tenant === undefined || inForce.some((share) => placeOf(tenant) < share)) return [];
        return [`${id} of ${tenant} reached ${region}, whose share was ${Math.max(...inForce)} %`];
    });
}

/** Every share that was in force at some time of the interval; 100 % before the first change. */
function sharesAround(changes: readonly StateChange[], from: number, to: number): number[] {
    const before = changes.findLast(({ at }) => at <= from)?.share ?? 100;
    return [before, ...changes.filter(({ at }) => at > from && at <= to).map(({ share }) => share ?? 100)];
}

/** I7: effects in a lower epoch than that of one before them. */
export function effectsOfThePast({ effects }: Pick<History, "effects">): string[] {
    const found: string[] = [];
    let highest = 0;
    for (const { sequence, epoch, key } of effects.toSorted((one, other) => one.sequence - other.sequence)) {
        if (epoch < highest) found.push(`effect ${sequence} of ${key} is of epoch ${epoch}, after one of ${highest}`);
        highest = Math.max(highest, epoch);
    }
    return found;
}

/**
 * I8: changes that do not follow from the one before them, and changes of an isolate for which no request of the epoch
 * speaks: one that was sent after the change before and had answered, well or badly, by then.
 */
export function lateResults({
    requests,
    changes,
    conditions,
}: Pick<History, "requests" | "changes" | "conditions">): string[] {
    const fresh = conditions.filter(({ what }) => what === "isolate-new");
    return [...Map.groupBy(changes, ({ by, region }) => `${by} of ${region}`)].flatMap(([whose, same]) =>
        same.flatMap((change, index) => {
            const last = same[index - 1];
            // An isolate that was killed starts anew, with no memory of a change before.
            const anew = fresh.some(
                ({ isolate, from }) =>
                    isolate === change.by && last !== undefined && last.at <= from && from <= change.at,
            );
            const before = anew ? undefined : last;
            const broken = before !== undefined && (before.to !== change.from || before.epoch >= change.epoch);
            if (broken)
                return [`${whose}: ${change.from} → ${change.to} does not follow ${before.from} → ${before.to}`];
            return isSupported(requests, change, before)
                ? []
                : [`${whose}: ${change.from} → ${change.to} follows from no request of its epoch`];
        }),
    );
}

function isSupported(
    requests: History["requests"],
    { by, at, region, to }: StateChange,
    before: StateChange | undefined,
): boolean {
    if (by === COORDINATOR || !(GOOD.includes(to) || BAD.includes(to))) return true; // probes and time decide those
    const since = before?.at ?? Number.NEGATIVE_INFINITY;
    return requests.some((request) => {
        const ofEpoch =
            request.isolate === by && request.startedAt >= since - CLOCKS && request.startedAt <= at + CLOCKS;
        if (!ofEpoch) return false;
        // A failed region shows in an answer from elsewhere, or in none.
        return GOOD.includes(to) ? request.region === region : request.region !== region || hasFailed(request);
    });
}

/** I9: windows with more switches of the coordinator than there may be; leaving a region and coming back are one each. */
export function tooManySwitches(
    { changes }: Pick<History, "changes">,
    { switches: { most, withinMs } }: Pick<CheckerRules, "switches">,
): string[] {
    const made = changes.filter(
        ({ by, from, to }) => by === COORDINATOR && (BAD.includes(to) !== BAD.includes(from) || from === "isolated"),
    );
    return made.flatMap(({ at }, index) => {
        const count = made.slice(index).filter((other) => other.at < at + withinMs).length;
        return count > most ? [`${count} switches within ${withinMs / 1000} s from ${new Date(at).toISOString()}`] : [];
    });
}
