/** Histories as a correct edge would leave them, and rules to judge them by. */
import fc from "fast-check";
import type { CheckerRules } from "../../../drills/history/checker.ts";
import type { Effect, History, RequestRecord } from "../../../drills/history/history.ts";

export const RULES: CheckerRules = {
    retries: { windowMs: 10_000, percent: 20, perSecond: 10 },
    placeOf: (tenant) => Number(tenant.slice(1)),
    snapshotMs: 2000,
    switches: { most: 3, withinMs: 900_000 },
    slowMs: 500,
};

/** When the second region's world is well, and nobody coordinates for a while in the middle. */
const END = 100_000;

interface Sent {
    readonly gap: number;
    readonly took: number;
    readonly tenant: number;
    readonly entity: number;
    readonly write: boolean;
    readonly repeated: boolean;
}

const sent: fc.Arbitrary<Sent> = fc.record({
    gap: fc.integer({ min: 1, max: 400 }),
    took: fc.integer({ min: 1, max: 450 }),
    tenant: fc.integer({ min: 0, max: 99 }),
    entity: fc.integer({ min: 0, max: 2 }),
    write: fc.boolean(),
    repeated: fc.boolean(),
});

/** Requests on a schedule; each write takes effect while it is under way, and one in two is sent again with its key. */
export const cleanHistory: fc.Arbitrary<History> = fc
    .array(sent, { minLength: 8, maxLength: 60 })
    .map((list) => historyOf(list));

function historyOf(list: readonly Sent[]): History {
    let at = 1000;
    const requests: RequestRecord[] = [];
    const performed: { readonly at: number; readonly effect: Omit<Effect, "sequence"> }[] = [];
    list.forEach(({ gap, took, tenant, entity, write, repeated }, index) => {
        at += gap;
        const request = {
            id: `request-${index}`,
            isolate: `isolate-${index % 2}`,
            tenant: `t${tenant}`,
            entity: `e${entity}`,
            method: write ? "POST" : "GET",
            ...(write && { key: `key-${index}` }),
            intendedAt: at,
            startedAt: at,
            endedAt: at + took,
            status: write ? 201 : 200,
            region: "a",
            answeredTenant: `t${tenant}`,
        };
        requests.push(request);
        if (write && repeated)
            requests.push({ ...request, id: `again-${index}`, startedAt: at + 1, endedAt: at + took + 1 });
        if (write)
            performed.push({
                at: at + took / 2,
                effect: {
                    tenant: request.tenant,
                    entity: request.entity,
                    key: `key-${index}`,
                    epoch: at < 5000 ? 1 : 2,
                },
            });
    });
    performed.sort((one, other) => one.at - other.at);
    let epoch = 0;
    const effects = performed.map(({ effect }, index) => {
        epoch = Math.max(epoch, effect.epoch);
        return { ...effect, epoch, sequence: index + 1 };
    });
    return {
        requests,
        attempts: requests.map(({ id, startedAt }) => ({
            id,
            region: "a",
            at: startedAt,
            status: 200,
            retry: false,
            replay: false,
            routed: true,
        })),
        effects,
        changes: [],
        conditions: [
            { from: 0, to: END, what: "region-healthy" },
            { from: 0, to: END, what: "coordinator-gone" },
        ],
    };
}
