import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "secretsmanager-secret-in-both-regions",
    title: "A secret in Secrets Manager is replicated to the system's other region",
    severity: "high",
    concern: "redundancy",
    types: ["aws:secretsmanager/secret:Secret"],
    breaks: "when the region is lost nobody can log in to what was saved elsewhere, because the password was not",
    remedy: '{ replicas: [{ region: "us-west-2" }] }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/secretsmanager/secret/", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["AG-07", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (secret, _settings, graph) => {
        const pair = regionsFor(graph, secret);
        if (pair === undefined) return undefined;
        const replicas = known(readParts(secret, "replicas")) ?? [];
        const copied = replicas.flatMap((replica) => known(readString(replica, "region")) ?? []);
        const missing = [pair.primary, pair.failover].filter(
            (region) => region !== secret.region && !copied.includes(region),
        );
        if (missing.length === 0) return pass(secret, `kept in ${secret.region} and ${copied.join(", ")}`);
        const wanted = [...copied, ...missing].map((region) => `{ region: "${region}" }`);
        return fail(secret, `has no replica in ${missing.join(", ")}`, `{ replicas: [${wanted.join(", ")}] }`);
    },
});
