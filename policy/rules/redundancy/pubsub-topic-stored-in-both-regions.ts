import { TOPIC, topicDocs } from "../../clouds/gcp/pubsub.ts";
import { knownOr, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "pubsub-topic-stored-in-both-regions",
    title: "A topic may keep its messages in both of the system's regions",
    severity: "high",
    concern: "redundancy",
    types: [TOPIC],
    breaks: "when the one region that is allowed fails, nothing can be published from anywhere",
    remedy: '{ messageStoragePolicy: { allowedPersistenceRegions: ["us-central1", "us-east1"] } }',
    sources: [
        topicDocs,
        { url: "https://cloud.google.com/pubsub/docs/resource-location-restriction", read: "2026-11-22" },
    ],
    requirements: ["CN-13", "CN-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (topic, _settings, graph) => {
        const pair = regionsFor(graph, topic);
        if (pair === undefined) return undefined;
        const allowed = knownOr(readStrings(topic, "messageStoragePolicy.allowedPersistenceRegions"), []);
        if (allowed.length === 0) return pass(topic, "may keep its messages in any region");
        const missing = [pair.primary, pair.failover].filter((region) => !allowed.includes(region));
        if (missing.length === 0) return pass(topic, `may keep its messages in ${allowed.join(" and ")}`);
        const all = JSON.stringify([...allowed, ...missing]);
        return fail(
            topic,
            `messageStoragePolicy.allowedPersistenceRegions is ${allowed.join(", ")}, without ${missing.join(" and ")}`,
            `{ messageStoragePolicy: { allowedPersistenceRegions: ${all} } }`,
        );
    },
});
