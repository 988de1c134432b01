import type { ResourceEntry, ResourceGroup, ResourceNode } from "./model.ts";
import { isManaged, isProvider, isStack, nameOf, type StateResource, textAt } from "./state.ts";

/**
 * Types without a region of their own even when their provider has one: in the property lists of the providers' schemas
 * (gcp 9.37.0, aws 7.48.0; read 2026-11-22) they have neither `region` nor `location`.
 */
const WITHOUT_REGION = [
    /^gcp:(dns|firestore|identityplatform|logging|monitoring|projects|pubsub|servicenetworking)\//,
    /^gcp:(secretmanager\/secret|serviceaccount|storage)/,
    /^gcp:compute\/(backendBucket|backendService|firewall|global|healthCheck|managedSsl|network:|sSL|securityPolicy)/,
    /^gcp:compute\/(targetHttp|uRLMap)/,
    /^aws:(cloudfront|iam|route53)\//,
];

const LOCATION_KEYS = ["location", "region", "locationId", "zone", "availabilityZone"] as const;

/** The cloud that a type token belongs to: `gcp` for `gcp:cloudrunv2/service:Service`. */
export function cloudOf(type: string): string {
    return type.split(":")[0] ?? type;
}

/** A type token as people say it: `cloudrunv2.Service`, `LoadBalancer`, `apps.Deployment`. */
export function shortType(type: string): string {
    const [first = type, module = "", name = first] = type.split(":");
    const family = module.split("/")[0] ?? "";
    return family === "" || family === "index" ? name : `${family}.${name}`;
}

/** The state's managed resources, each with its cloud and region, sorted by cloud, region, type and name. */
export function listResources(state: readonly StateResource[]): ResourceEntry[] {
    const providerRegions = new Map(
        state
            .filter(isProvider)
            .map((entry) => [entry.urn, textAt(entry.inputs, "region") ?? textAt(entry.outputs, "region")]),
    );
    const entries = state.filter(isManaged).map((entry): ResourceEntry => {
        const provider = entry.provider?.replace(/::[^:]*$/, "") ?? "";
        return {
            urn: entry.urn,
            name: nameOf(entry.urn),
            type: entry.type,
            cloud: cloudOf(entry.type),
            region: regionOf(entry, providerRegions.get(provider)),
            ...(entry.parent === undefined ? {} : { parent: entry.parent }),
        };
    });
    return entries.sort(
        (a, b) =>
            compare(a.cloud, b.cloud) ||
            compareRegions(a.region, b.region) ||
            compare(a.type, b.type) ||
            compare(a.urn, b.urn),
    );
}

function regionOf(entry: StateResource, providerRegion: string | undefined): string {
    if (cloudOf(entry.type) === "cloudflare") return "edge";
    const own = textAt(entry.inputs, ...LOCATION_KEYS) ?? textAt(entry.outputs, ...LOCATION_KEYS);
    const place = own ?? /\/(?:locations|regions|zones)\/([^/]+)\//.exec(entry.id ?? "")?.[1];
    if (place !== undefined) return place.toLowerCase().replace(/^([a-z]+(?:-[a-z]+)+-?\d+)-?[a-z]$/, "$1");
    return WITHOUT_REGION.some((pattern) => pattern.test(entry.type)) ? "global" : (providerRegion ?? "global");
}

/** How many resources of which type stand in each cloud and region, in the order of the list. */
export function groupResources(entries: readonly ResourceEntry[]): ResourceGroup[] {
    const byPlace = Map.groupBy(entries, ({ cloud, region }) => JSON.stringify([cloud, region]));
    return [...byPlace.values()].map((members): ResourceGroup => {
        const byType = Map.groupBy(members, ({ type }) => type);
        const types = [...byType].map(([type, same]) => ({ type, count: same.length }));
        const [first] = members;
        return { cloud: first?.cloud ?? "", region: first?.region ?? "", count: members.length, types };
    });
}

/** Components and resources by parent. The stack itself and provider connections are left out; orphans stand at the top. */
export function treeOf(state: readonly StateResource[]): ResourceNode[] {
    const shown = state.filter((entry) => !isStack(entry) && (isManaged(entry) || !entry.custom));
    const known = new Set(shown.map(({ urn }) => urn));
    const byParent = Map.groupBy(shown, ({ parent }) => (parent !== undefined && known.has(parent) ? parent : ""));
    const nodes = (parent: string): ResourceNode[] =>
        (byParent.get(parent) ?? []).map((entry): ResourceNode => {
            const children = nodes(entry.urn);
            const own = entry.custom ? 1 : 0;
            return {
                urn: entry.urn,
                name: nameOf(entry.urn),
                type: entry.type,
                kind: entry.custom ? "resource" : "component",
                resources: children.reduce((sum, child) => sum + child.resources, own),
                children,
            };
        });
    return nodes("");
}

/** Real regions first, then multi-regions, `edge` and `global`. */
function compareRegions(a: string, b: string): number {
    const rank = (region: string) => (region === "global" ? 2 : region.includes("-") ? 0 : 1);
    return rank(a) - rank(b) || compare(a, b);
}

/** By code unit, so that the order does not depend on the machine's language. */
export function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}
