import { ALERT_POLICY, alertDocs, thresholds } from "../../clouds/gcp/alert-policy.ts";
import { CHANNEL } from "../../clouds/gcp/monitoring.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "critical-alert-has-a-channel-of-its-own",
    title: "A critical alert goes to a channel that the warning on the same metric does not go to",
    severity: "high",
    concern: "observability",
    types: [ALERT_POLICY],
    breaks: "the outage arrives among the warnings that people read in the morning, and nobody is woken",
    remedy: "{ notificationChannels: [onCall.id] }",
    sources: [alertDocs],
    requirements: ["ET-13", "HB-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (policy, _settings, graph) => {
        const [own] = thresholds(policy);
        if (own === undefined || known(readString(policy, "severity")) !== "CRITICAL") return undefined;
        const warnings = graph
            .ofType(ALERT_POLICY)
            .filter((other) => known(readString(other, "severity")) === "WARNING")
            .filter((other) => thresholds(other).some(({ metric }) => metric === own.metric));
        const told = channelsOf(graph, policy);
        // A policy that tells nobody is another matter.
        if (warnings.length === 0 || told.length === 0) return undefined;
        const shared = warnings.find((warning) => {
            const quiet = channelsOf(graph, warning);
            return told.every((channel) => quiet.includes(channel));
        });
        if (shared === undefined) return pass(policy, `goes to ${told.length} channels of its own`);
        return fail(
            policy,
            `goes where ${shared.name} goes and nowhere else`,
            '{ notificationChannels: ["<channel that wakes somebody>"] }',
        );
    },
});

/** Ids of channels, or while one is not known, names of those that the list is made from. */
function channelsOf(graph: Graph, policy: Resource): readonly string[] {
    const ids = readStrings(policy, "notificationChannels");
    if (ids.state === "set") return ids.value;
    return graph.referred(policy, "notificationChannels", CHANNEL).map(({ urn }) => urn);
}
