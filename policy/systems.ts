/** What systems say about themselves: the outputs that their components register. */

import type { Graph, Resource } from "./graph/graph.ts";
import { known, NotKnownError, readNumber, readPart, readString } from "./graph/read.ts";
import { isRecord, toJson } from "./graph/value.ts";
import { pairOfPlatform } from "./platform.ts";

/** Type tokens of all systems begin so: `ha-platform:systems:EstaTracker`. */
const SYSTEM_PREFIX = "ha-platform:systems:";

export interface RegionPair {
    readonly primary: string;
    readonly failover: string;
}

/** A system as reports show it; parts that are not known or not declared are absent. */
export interface SystemSummary {
    readonly name: string;
    readonly urn: string;
    readonly regions?: unknown;
    readonly objectives?: unknown;
    readonly backups?: unknown;
}

export function summariesOf(graph: Graph): readonly SystemSummary[] {
    return systemsOf(graph).map((system) => {
        const name = readString(system, "system");
        const declared = ["regions", "objectives", "backups"].flatMap((key) => {
            const value = toJson(system.property(key));
            return value === undefined ? [] : [[key, value] as const];
        });
        return {
            name: name.state === "set" ? name.value : system.name,
            urn: system.urn,
            ...Object.fromEntries(declared),
        };
    });
}

export function systemsOf(graph: Graph): readonly Resource[] {
    return graph.resources.filter(({ type }) => type.startsWith(SYSTEM_PREFIX));
}

/** The system that a resource was made by: the nearest one among its parents. */
export function systemOf(graph: Graph, resource: Resource): Resource | undefined {
    return graph.ancestors(resource).find(({ type }) => type.startsWith(SYSTEM_PREFIX));
}

/** The regions of a system; `undefined` when it declares none. Throws NotKnownError. */
export function regionsOf(system: Resource): RegionPair | undefined {
    const primary = known(readString(system, "regions.primary"));
    const failover = known(readString(system, "regions.failover"));
    return primary === undefined || failover === undefined ? undefined : { primary, failover };
}

/** The paths of a system's health answers, each once; none when it declares none. Throws NotKnownError. */
export function healthPathsOf(system: Resource): readonly string[] {
    const health = known(readPart(system, "health"));
    const declared = system.property("health");
    if (health === undefined || declared === undefined || !isRecord(declared)) return [];
    return [...new Set(Object.keys(declared).flatMap((key) => known(readString(health, key)) ?? []))];
}

/** The shortest median latency that a system promises for any kind of request; `undefined` when it declares none. Throws NotKnownError. */
export function quickestMedianSeconds(system: Resource): number | undefined {
    const latency = known(readPart(system, "objectives.latency"));
    const objectives = system.property("objectives");
    const kinds = objectives !== undefined && isRecord(objectives) ? objectives.latency : undefined;
    if (latency === undefined || kinds === undefined || !isRecord(kinds)) return undefined;
    const medians = Object.keys(kinds).flatMap((kind) => known(readNumber(latency, `${kind}.p50Milliseconds`)) ?? []);
    return medians.length === 0 ? undefined : Math.min(...medians) / 1000;
}

/**
 * The regions that a resource has to work in: its system's, or for what systems share, those they all agree on. In the
 * stack of an application, those of the platform that it refers to.
 */
export function regionsFor(graph: Graph, resource: Resource): RegionPair | undefined {
    const shown = ({ primary, failover }: RegionPair) => `${primary} and ${failover}`;
    return agreed(graph, resource, "regions", regionsOf, shown) ?? pairOfPlatform(graph, resource);
}

/** Whether a region stands by: some system fails over to it, and none runs there in normal times. Throws NotKnownError. */
export function standsBy(graph: Graph, region: string | undefined): boolean {
    const pairs = systemsOf(graph).flatMap((system) => regionsOf(system) ?? []);
    return pairs.some(({ failover }) => failover === region) && pairs.every(({ primary }) => primary !== region);
}

/** A number that the system declares, in the unit its name ends in; for what systems share, the number they agree on. */
export function declaredNumber(graph: Graph, resource: Resource, path: string): number | undefined {
    return agreed(graph, resource, path, (system) => known(readNumber(system, path)), String);
}

/** Seconds of data that the system may lose: what it calls achievable, else its target. */
export function allowedLoss(graph: Graph, resource: Resource): number | undefined {
    return (
        declaredNumber(graph, resource, "objectives.recoveryPoint.achievableSeconds") ??
        declaredNumber(graph, resource, "objectives.recoveryPoint.targetSeconds")
    );
}

function agreed<T>(
    graph: Graph,
    resource: Resource,
    what: string,
    declared: (system: Resource) => T | undefined,
    show: (value: T) => string,
): T | undefined {
    const own = systemOf(graph, resource);
    if (own !== undefined) return declared(own);
    const values = new Map(
        systemsOf(graph).flatMap((system) => {
            const value = declared(system);
            return value === undefined ? [] : [[show(value), value] as const];
        }),
    );
    if (values.size > 1) {
        throw new NotKnownError(
            `${resource.name} belongs to no system, and systems declare different ${what}: ${[...values.keys()].join("; ")}`,
        );
    }
    return [...values.values()][0];
}
