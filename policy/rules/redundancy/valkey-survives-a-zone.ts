import { INSTANCE, instanceDocs } from "../../clouds/gcp/valkey.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "valkey-survives-a-zone",
    title: "A Valkey instance has replicas in other zones",
    severity: "high",
    concern: "redundancy",
    types: [INSTANCE],
    breaks: "losing one zone empties the cache, and the database takes the whole read load at once",
    remedy: '{ replicaCount: 1, zoneDistributionConfig: { mode: "MULTI_ZONE" } }',
    sources: [instanceDocs],
    requirements: ["ET-02"],
    whenUnknown: "unknown",
    settings: { replicas: 1 },
    judge: (instance, { replicas }) => {
        // The service itself creates none when the count is left out.
        const count = known(readNumber(instance, "replicaCount")) ?? 0;
        if (count < replicas) {
            return fail(instance, `replicaCount is ${count}, needs at least ${replicas} so that a zone can be lost`);
        }
        const mode = known(readString(instance, "zoneDistributionConfig.mode"));
        if (mode !== "MULTI_ZONE") {
            return fail(
                instance,
                `zoneDistributionConfig.mode is ${mode ?? "not set"}, needs MULTI_ZONE (it cannot be changed later)`,
            );
        }
        return pass(instance, `replicaCount is ${count}, over several zones`);
    },
});
