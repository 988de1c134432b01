import type { ResourceEntry, SystemReport, Topology } from "./model.ts";
import { compare } from "./resources.ts";
import { isPlainObject, nameOf, type StateResource, textAt } from "./state.ts";

/** What carries traffic or data in a region, by the end of its type token. */
const PARTS: readonly (readonly [RegExp, string])[] = [
    [/^gcp:cloudrunv2\/service:/, "Cloud Run"],
    [/^gcp:compute\/forwardingRule:/, "load balancer"],
    [/^gcp:memorystore\/instance:/, "Valkey"],
    [/^gcp:sql\/databaseInstance:/, "Cloud SQL"],
    [/^gcp:container\/cluster:/, "GKE cluster"],
    [/^gcp:redis\/(cluster|instance):/, "Redis"],
    [/^aws:lb\/loadBalancer:/, "load balancer"],
    [/^aws:autoscaling\/group:/, "Auto Scaling group"],
    [/^aws:rds\/(instance|cluster):/, "RDS"],
    [/^aws:elasticache\/replicationGroup:/, "ElastiCache"],
    [/^kubernetes:apps\/v1:(Deployment|StatefulSet)$/, "Kubernetes workload"],
];

/** What keeps data outside any one region, when it does not stand in a drawn one. */
const STORES: readonly (readonly [RegExp, string])[] = [
    [/^gcp:firestore\/database:/, "Firestore"],
    [/^gcp:spanner\/instance:/, "Spanner"],
    [/^gcp:storage\/bucket:/, "Cloud Storage"],
    [/^gcp:artifactregistry\/repository:/, "Artifact Registry"],
];

/** What the picture shows: the edge, the systems' regions (else the largest two) and the stores that both share. */
export function readTopology(
    state: readonly StateResource[],
    resources: readonly ResourceEntry[],
    systems: readonly SystemReport[],
): Topology {
    const names = regionNames(resources, systems);
    const edge = readEdge(state, names);
    const regions = names.map((name): Topology["regions"][number] => {
        const members = resources.filter(({ region }) => region === name);
        return { name, roles: rolesOf(name, systems), resources: members.length, parts: partsOf(members) };
    });
    const drawn = regions.reduce((sum, { resources: count }) => sum + count, edge?.resources ?? 0);
    return {
        ...(edge === undefined ? {} : { edge }),
        regions,
        stores: storesOf(resources.filter(({ region }) => !names.includes(region))),
        elsewhere: resources.length - drawn,
    };
}

function regionNames(resources: readonly ResourceEntry[], systems: readonly SystemReport[]): string[] {
    const stated = systems.flatMap(({ regions }) => (regions === undefined ? [] : [regions.primary, regions.failover]));
    if (stated.length > 0) return [...new Set(stated)];
    const regional = resources.filter(({ region }) => /-.*\d$/.test(region));
    const bySize = [...Map.groupBy(regional, ({ region }) => region)].sort((a, b) => b[1].length - a[1].length);
    return bySize
        .slice(0, 2)
        .map(([region]) => region)
        .sort(compare);
}

function rolesOf(name: string, systems: readonly SystemReport[]): string[] {
    const roles = systems.flatMap(({ regions }) => {
        if (regions === undefined) return [];
        const place = regions.primary === name ? ["primary"] : regions.failover === name ? ["failover"] : [];
        return regions.writer === name ? [...place, "writer"] : place;
    });
    return [...new Set(roles)];
}

function partsOf(members: readonly ResourceEntry[]): { label: string; count: number }[] {
    const counts = new Map<string, number>();
    for (const [pattern, label] of PARTS) {
        const count = members.filter(({ type }) => pattern.test(type)).length;
        if (count > 0) counts.set(label, (counts.get(label) ?? 0) + count);
    }
    return [...counts].map(([label, count]) => ({ label, count }));
}

function storesOf(resources: readonly ResourceEntry[]): Topology["stores"] {
    return STORES.flatMap(([pattern, kind]) =>
        resources.filter(({ type }) => pattern.test(type)).map(({ name, region }) => ({ kind, name, region })),
    );
}

function readEdge(state: readonly StateResource[], regions: readonly string[]): Topology["edge"] {
    const edge = state.filter(({ type, custom, external }) => type.startsWith("cloudflare:") && custom && !external);
    if (edge.length === 0) return undefined;
    const of = (kind: string) => edge.filter(({ type }) => type.endsWith(`:${kind}`));
    const texts = (kind: string, ...keys: readonly string[]) =>
        of(kind).map(({ inputs, urn }) => textAt(inputs, ...keys) ?? nameOf(urn));
    return {
        resources: edge.length,
        routers: texts("WorkersScript", "scriptName", "name"),
        routes: texts("WorkersRoute", "pattern"),
        loadBalancers: texts("LoadBalancer", "name"),
        pools: of("LoadBalancerPool").map(({ inputs, urn }) => {
            const name = textAt(inputs, "name") ?? nameOf(urn);
            const region = regions.find((candidate) => name.endsWith(candidate)) ?? originRegion(inputs, regions);
            return { name, ...(region === undefined ? {} : { region }) };
        }),
    };
}

/** The region named in a pool's origins, for pools whose own name does not say. */
function originRegion(inputs: StateResource["inputs"], regions: readonly string[]): string | undefined {
    const origins = Array.isArray(inputs.origins) ? inputs.origins.filter(isPlainObject) : [];
    const words = origins
        .map((origin) => `${textAt(origin, "name") ?? ""} ${textAt(origin, "address") ?? ""}`)
        .join(" ");
    return regions.find((candidate) => words.includes(candidate));
}
