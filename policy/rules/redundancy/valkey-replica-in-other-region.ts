import { INSTANCE, instanceDocs, partnersOf } from "../../clouds/gcp/valkey.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "valkey-replica-in-other-region",
    title: "Valkey instances of both regions follow one another",
    severity: "high",
    concern: "redundancy",
    types: [INSTANCE],
    breaks: "after a failover the other region starts with an empty cache, or has none",
    remedy: '{ crossInstanceReplicationConfig: { instanceRole: "SECONDARY", primaryInstance: { instance: "<id of the primary>" } } }',
    sources: [
        instanceDocs,
        {
            url: "https://docs.cloud.google.com/memorystore/docs/valkey/about-cross-region-replication",
            read: "2026-11-22",
        },
    ],
    requirements: ["ET-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance, _settings, graph) => {
        const pair = regionsFor(graph, instance);
        if (pair === undefined) return undefined;
        const other = instance.region === pair.primary ? pair.failover : pair.primary;
        const partner = partnersOf(graph, instance).find(({ region }) => region === other);
        if (partner !== undefined) return pass(instance, `replicates with ${partner.name} in ${other}`);

        const idle = graph.ofType(INSTANCE).find(({ region }) => region === other);
        if (idle === undefined) {
            const name = JSON.stringify(`${instance.name}-${other}`);
            const twin = `...resource, location: "${other}", instanceId: ${name}`;
            const remedy = `new gcp.memorystore.Instance(${name}, { ${twin}, ${following("resource.id")} })`;
            return fail(instance, `no instance in ${other} replicates with this one`, remedy);
        }
        // One finding for two strangers: the change belongs to the one in the failover region.
        if (instance.region === pair.primary) return undefined;
        const message = `does not follow ${idle.name} in ${other}, and that one does not follow it`;
        return fail(instance, message, `{ ${following(JSON.stringify(idle.id ?? idle.name))} }`);
    },
});

function following(primary: string): string {
    return `crossInstanceReplicationConfig: { instanceRole: "SECONDARY", primaryInstance: { instance: ${primary} } }`;
}
