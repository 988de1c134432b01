import { known, readPart, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "secrets-in-both-regions",
    title: "A secret is replicated to both regions",
    severity: "high",
    concern: "redundancy",
    types: ["gcp:secretmanager/secret:Secret"],
    breaks: "a new instance in the failover region cannot start, because its secrets are in the region that was lost",
    remedy: "{ replication: { auto: {} } }",
    sources: [{ url: "https://docs.cloud.google.com/secret-manager/docs/choosing-replication", read: "2026-11-22" }],
    requirements: ["AG-07", "ET-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (secret, _settings, graph) => {
        const pair = regionsFor(graph, secret);
        if (pair === undefined) return undefined;
        if (known(readPart(secret, "replication.auto")) !== undefined) return pass(secret, "replicated by Google");
        const replicas = known(readParts(secret, "replication.userManaged.replicas")) ?? [];
        const kept = replicas.flatMap((replica) => known(readString(replica, "location")) ?? []);
        const missing = [pair.primary, pair.failover].filter((region) => !kept.includes(region));
        if (missing.length === 0) return pass(secret, `kept in ${kept.join(" and ")}`);
        const locations = [...new Set([...kept, ...missing])].map((location) => `{ location: "${location}" }`);
        return fail(
            secret,
            `kept in ${kept.join(", ") || "no region"}, not in ${missing.join(" and ")}`,
            `{ replication: { userManaged: { replicas: [${locations.join(", ")}] } } }`,
        );
    },
});
