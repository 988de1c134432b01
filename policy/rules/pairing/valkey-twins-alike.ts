import { INSTANCE, instanceDocs, partnersOf } from "../../clouds/gcp/valkey.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** What has to be the same for either to take the other's place. Replicas are a matter of their own zones. */
const ALIKE = ["nodeType", "shardCount", "mode", "engineVersion"];

export default defineResourceRule({
    id: "valkey-twins-alike",
    title: "Valkey instances that replicate have the same nodes, shards, mode and version",
    severity: "high",
    concern: "pairing",
    types: [INSTANCE],
    breaks: "after a failover the cache is too small, evicts what it should hold, and the database takes the difference",
    remedy: '{ nodeType: "<node type of the other>" }',
    sources: [
        instanceDocs,
        {
            url: "https://docs.cloud.google.com/memorystore/docs/valkey/about-cross-region-replication",
            read: "2026-11-22",
        },
    ],
    requirements: ["ET-02", "ET-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance, _settings, graph) => {
        const [partner] = partnersOf(graph, instance);
        // One finding for the two: the one that follows changes.
        if (partner === undefined || !follows(instance)) return undefined;
        const different = ALIKE.find((property) => read(instance, property) !== read(partner, property));
        if (different === undefined) return pass(instance, `is like ${partner.name}`);
        const [own, needed] = [read(instance, different), read(partner, different)];
        return fail(
            instance,
            `${different} is ${own ?? "not set"}, ${partner.name} has ${needed ?? "none"}`,
            `{ ${different}: ${JSON.stringify(needed ?? null)} }`,
        );
    },
});

function follows(instance: Resource): boolean {
    return known(readString(instance, "crossInstanceReplicationConfig.instanceRole")) === "SECONDARY";
}

function read(instance: Resource, property: string): string | number | undefined {
    return property === "shardCount" ? known(readNumber(instance, property)) : known(readString(instance, property));
}
