import { maintenanceMinute, STORES, storeDocs, WEEK } from "../../clouds/gcp/memorystore.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { systemOf } from "../../systems.ts";

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

export default defineResourceRule({
    id: "memorystore-maintenance-windows-differ",
    title: "Google maintains the Memorystore instances of two regions at different times that somebody chose",
    severity: "medium",
    concern: "deployment",
    types: STORES,
    breaks: "both regions' caches fail over at once, in any hour, and the database takes all reads at its busiest",
    remedy: '{ maintenancePolicy: { weeklyMaintenanceWindows: [{ day: "SATURDAY", startTime: { hours: 8 } }] } }',
    sources: storeDocs,
    requirements: ["ET-01", "ET-02"],
    whenUnknown: "unknown",
    settings: { hoursApart: 24 },
    judge: (store, { hoursApart }, graph) => {
        const own = maintenanceMinute(store);
        const others = elsewhere(graph, store);
        if (own === undefined) {
            const taken = others.map(maintenanceMinute);
            const day = WEEK.findLast((_name, index) =>
                taken.every((minute) => apart(minute, index * DAY_MINUTES + 480) >= DAY_MINUTES),
            );
            return fail(
                store,
                "maintenancePolicy names no day: Google chooses day and hour",
                windowOn(day ?? "SUNDAY", 8),
            );
        }
        const close = others.find((other) => apart(maintenanceMinute(other), own) < hoursApart * 60);
        if (close === undefined) return pass(store, `maintained on ${shown(own)}`);
        // One finding for the two: the later name moves.
        if (store.name < close.name) return undefined;
        const later = (own + WEEK_MINUTES - 2 * hoursApart * 60) % WEEK_MINUTES;
        return fail(
            store,
            `maintained on ${shown(own)}, less than ${hoursApart} h from ${close.name}`,
            windowOn(dayOf(later), Math.floor((later % DAY_MINUTES) / 60)),
        );
    },
});

/** Instances of the same kind and system in other regions. */
function elsewhere(graph: Graph, store: Resource): readonly Resource[] {
    return graph
        .ofType(store.type)
        .filter((other) => other.region !== store.region && systemOf(graph, other) === systemOf(graph, store));
}

/** Minutes between two times of the week, the shorter way round; endless where one is not chosen. */
function apart(one: number | undefined, other: number): number {
    if (one === undefined) return Number.POSITIVE_INFINITY;
    const between = Math.abs(one - other);
    return Math.min(between, WEEK_MINUTES - between);
}

function dayOf(minute: number): string {
    return WEEK[Math.floor(minute / DAY_MINUTES)] ?? "SUNDAY";
}

function shown(minute: number): string {
    const [hours, minutes] = [Math.floor((minute % DAY_MINUTES) / 60), minute % 60].map((part) =>
        String(part).padStart(2, "0"),
    );
    return `${dayOf(minute)} at ${hours}:${minutes} UTC`;
}

function windowOn(day: string, hours: number): string {
    return `{ maintenancePolicy: { weeklyMaintenanceWindows: [{ day: "${day}", startTime: { hours: ${hours} } }] } }`;
}
