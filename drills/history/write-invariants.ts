import { type Effect, type History, isAcknowledged, type RequestRecord } from "./history.ts";

/** I2: acknowledged writes without an effect or with several, and any key that had more than one. */
export function withoutOneEffect({ requests, effects }: Pick<History, "requests" | "effects">): string[] {
    const counts = Map.groupBy(effects, keyOf);
    const several = [...counts]
        .filter(([, same]) => same.length > 1)
        .map(([key, same]) => `the write ${key} had ${same.length} effects`);
    const missing = requests
        .filter((request) => isAcknowledged(request) && !counts.has(keyOf(request)))
        .map((request) => `the write ${keyOf(request)} was acknowledged with ${request.status} and has no effect`);
    return [...several, ...missing];
}

/** I3: of one entity, a write that was sent after another's acknowledgement and took effect before it. */
export function reordered({ requests, effects }: Pick<History, "requests" | "effects">): string[] {
    const sequences = new Map(effects.map((effect) => [keyOf(effect), effect.sequence]));
    const writes = requests.filter(isAcknowledged).flatMap((request) => {
        const sequence = sequences.get(keyOf(request));
        return sequence === undefined ? [] : [{ request, sequence }];
    });
    return [...Map.groupBy(writes, ({ request }) => `${request.tenant}/${request.entity}`)].flatMap(([entity, same]) =>
        overtaken(same).map((key) => `the write ${key} of ${entity} took effect before one acknowledged earlier`),
    );
}

/** Keys of writes whose sequence is below one that was acknowledged before they were sent. */
function overtaken(writes: readonly { readonly request: RequestRecord; readonly sequence: number }[]): string[] {
    const ended = writes.toSorted((one, other) => one.request.endedAt - other.request.endedAt);
    const found: string[] = [];
    let highest = 0;
    let next = 0;
    for (const { request, sequence } of writes.toSorted((a, b) => a.request.startedAt - b.request.startedAt)) {
        for (let one = ended[next]; one && one.request.endedAt <= request.startedAt; one = ended[++next])
            highest = Math.max(highest, one.sequence);
        if (sequence < highest) found.push(keyOf(request));
    }
    return found;
}

function keyOf({ tenant, key }: Pick<Effect, "tenant"> & { readonly key?: string }): string {
    return `${tenant}/${key}`;
}
