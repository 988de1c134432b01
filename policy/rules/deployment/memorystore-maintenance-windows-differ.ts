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
        const others = elsewhere(graph, store).flatMap((other) => {
            const minute = maintenanceMinute(other);
            return minute === undefined ? [] : [{ other, minute }];
        });
        if (own === undefined) {
            const free = awayFrom(others[0]?.minute);
            const message = `maintenancePolicy names no day, so Google chooses: needs one such as ${shown(free)}`;
            return fail(store, message, windowOn(free));
        }
        const close = others.find(({ minute }) => apart(minute, own) < hoursApart * 60);
        if (close === undefined) return pass(store, `maintained on ${shown(own)}`);
        const free = awayFrom(close.minute);
        const where = `less than ${hoursApart} h from ${close.other.name}`;
        const message = `maintained on ${shown(own)}, ${where}: needs another time such as ${shown(free)}`;
        return fail(store, message, windowOn(free));
    },
});

/** Instances of the same kind and system in other regions. */
function elsewhere(graph: Graph, store: Resource): readonly Resource[] {
    return graph
        .ofType(store.type)
        .filter((other) => other.region !== store.region && systemOf(graph, other) === systemOf(graph, store));
}

/** Minutes between two times of the week, the shorter way round. */
function apart(one: number, other: number): number {
    const between = Math.abs(one - other);
    return Math.min(between, WEEK_MINUTES - between);
}

/** Three days later, at the same hour; on Saturday morning where there is nothing to keep away from. */
function awayFrom(minute: number | undefined): number {
    return minute === undefined ? 5 * DAY_MINUTES + 8 * 60 : (minute + 3 * DAY_MINUTES) % WEEK_MINUTES;
}

function shown(minute: number): string {
    const { day, hours, minutes } = timeOf(minute);
    const [hour, past] = [hours, minutes].map((part) => String(part).padStart(2, "0"));
    return `${day} at ${hour}:${past} UTC`;
}

function windowOn(minute: number): string {
    const { day, ...startTime } = timeOf(minute);
    return JSON.stringify({ maintenancePolicy: { weeklyMaintenanceWindows: [{ day, startTime }] } });
}

function timeOf(minute: number) {
    const day = WEEK[Math.floor(minute / DAY_MINUTES)];
    return { day, hours: Math.floor((minute % DAY_MINUTES) / 60), minutes: minute % 60 };
}
