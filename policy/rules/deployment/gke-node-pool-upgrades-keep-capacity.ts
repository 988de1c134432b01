import { NODE_POOL, nodePoolDocs } from "../../clouds/gcp/gke.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Of pools that say nothing (https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies, 2026-11-22). */
const DEFAULTS = { strategy: "SURGE", maxSurge: 1, maxUnavailable: 0 };

export default defineResourceRule({
    id: "gke-node-pool-upgrades-keep-capacity",
    title: "A GKE node pool is upgraded by adding nodes before any is taken away",
    severity: "high",
    concern: "deployment",
    types: [NODE_POOL],
    breaks: "every upgrade of the nodes runs with fewer of them than the load needs, and pods wait for room",
    remedy: '{ upgradeSettings: { strategy: "SURGE", maxSurge: 1, maxUnavailable: 0 } }',
    sources: [
        nodePoolDocs,
        {
            url: "https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies",
            read: "2026-11-22",
        },
    ],
    requirements: ["AG-03", "HB-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (pool) => {
        const strategy = known(readString(pool, "upgradeSettings.strategy")) ?? DEFAULTS.strategy;
        // Blue-green keeps all old nodes until the new ones carry the load; short-lived pools run queued work alone.
        if (strategy !== "SURGE") return pass(pool, `upgradeSettings.strategy is ${strategy}`);
        const surge = known(readNumber(pool, "upgradeSettings.maxSurge")) ?? DEFAULTS.maxSurge;
        const gone = known(readNumber(pool, "upgradeSettings.maxUnavailable")) ?? DEFAULTS.maxUnavailable;
        const shown = `upgradeSettings has maxSurge ${surge} and maxUnavailable ${gone}`;
        return surge >= 1 && gone === 0
            ? pass(pool, shown)
            : fail(pool, `${shown}, needs a surge of at least 1 and none unavailable`);
    },
});
