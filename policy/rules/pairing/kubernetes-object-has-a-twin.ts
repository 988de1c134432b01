import {
    DEPLOYMENT,
    kindOf,
    POD_MONITOR,
    PROMETHEUS_RULE,
    SERVICE,
    STATEFUL_SET,
} from "../../clouds/kubernetes/objects.ts";
import { twinOf } from "../../clouds/kubernetes/twins.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "kubernetes-object-has-a-twin",
    title: "What serves or watches in one region's cluster stands in the other region's too",
    severity: "critical",
    concern: "pairing",
    types: [DEPLOYMENT, STATEFUL_SET, SERVICE, POD_MONITOR, PROMETHEUS_RULE],
    breaks: "when its region is lost a part of the system is missing in the other one, or runs there unwatched",
    remedy: 'new kubernetes.apps.v1.Deployment("<name>-<other region>", resource, { provider: otherCluster })',
    sources: [
        {
            url: "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/multi-cluster-ingress",
            read: "2026-11-22",
        },
    ],
    requirements: ["PL-02", "HB-12", "AG-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (object, _settings, graph) => {
        const pair = regionsFor(graph, object);
        if (pair === undefined) return undefined;
        const twin = twinOf(graph, object, pair);
        return twin === undefined
            ? fail(object, `no ${kindOf(object)} of its namespace and name stands in another cluster of the system`)
            : pass(object, `stands in another cluster as ${twin.name}`);
    },
});
