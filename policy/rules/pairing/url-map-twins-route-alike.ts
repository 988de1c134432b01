import { REGION_BACKEND_SERVICE, REGION_URL_MAP } from "../../clouds/gcp/load-balancing.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Reading, readParts, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import type { RegionPair } from "../../systems.ts";
import { stemOf, twinOfPrimary } from "../../twins.ts";

export default defineResourceRule({
    id: "url-map-twins-route-alike",
    title: "The entrances of both regions lead the same paths to the same services",
    severity: "high",
    concern: "pairing",
    types: [REGION_URL_MAP],
    breaks: "a version of the API that the primary region serves is missing, or another one, after the failover",
    remedy: '{ pathMatchers: [{ name: "paths", defaultService: "<backend>", pathRules: [{ paths: ["/api/v2/*"], service: "<backend>" }] }] }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/compute/regionurlmap/", read: "2026-11-22" },
    ],
    requirements: ["CN-08", "CN-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (map, _settings, graph) => {
        const found = twinOfPrimary(graph, map);
        if (found === undefined) return undefined;
        const { pair, twin } = found;
        if (twin === undefined) return fail(map, `has no twin in ${pair.failover}`);
        const [own, other] = [routesOf(graph, map, pair), routesOf(graph, twin, pair)];
        const missing = own.filter((route) => !other.includes(route));
        const further = other.filter((route) => !own.includes(route));
        if (missing.length + further.length === 0) return pass(map, `leads ${own.length} paths as ${twin.name} does`);
        const shown = [...missing.map((route) => `lacks ${route}`), ...further.map((route) => `has ${route}`)];
        return fail(twin, `${shown.join("; ")}, unlike ${map.name}`);
    },
});

/** Paths with the services that answer them, under names without regions. */
function routesOf(graph: Graph, map: Resource, pair: RegionPair): readonly string[] {
    const to = (property: string, service: Reading<string>) => {
        const [backend] = graph.meant(map, property, service, REGION_BACKEND_SERVICE);
        return backend === undefined ? "another stack's service" : stemOf(backend.name, pair);
    };
    const matchers = known(readParts(map, "pathMatchers")) ?? [];
    const rules = matchers.flatMap((matcher) => known(readParts(matcher, "pathRules")) ?? []);
    const routes = rules.flatMap((rule) => {
        const service = readString(rule, "service");
        return (known(readStrings(rule, "paths")) ?? []).map((path) => `${path} to ${to("pathMatchers", service)}`);
    });
    return [`/* to ${to("defaultService", readString(map, "defaultService"))}`, ...routes];
}
