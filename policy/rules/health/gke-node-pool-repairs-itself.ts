import { NODE_POOL, nodePoolDocs } from "../../clouds/gcp/gke.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-node-pool-repairs-itself",
    title: "A GKE node pool replaces broken nodes and keeps up with its control plane",
    severity: "high",
    concern: "health",
    types: [NODE_POOL],
    breaks: "a node that stopped working stays in the pool until somebody looks, and old nodes fall out of the versions that are supported",
    remedy: "{ management: { autoRepair: true, autoUpgrade: true } }",
    sources: [
        nodePoolDocs,
        { url: "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair", read: "2026-11-22" },
    ],
    requirements: ["HB-06", "HB-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (pool) => {
        // Both are on unless they are switched off.
        const off = (["autoRepair", "autoUpgrade"] as const).filter(
            (flag) => known(readBoolean(pool, `management.${flag}`)) === false,
        );
        return off.length === 0
            ? pass(pool, "repairs and upgrades its nodes")
            : fail(
                  pool,
                  `management has ${off.join(" and ")} false, needs true`,
                  `{ management: { ${off.map((flag) => `${flag}: true`).join(", ")} } }`,
              );
    },
});
