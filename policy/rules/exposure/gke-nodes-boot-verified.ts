import { NODE_POOL, nodePoolDocs } from "../../clouds/gcp/gke.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Of nodes that say nothing (https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster, 2026-11-22). */
const DEFAULTS = { enableSecureBoot: false, enableIntegrityMonitoring: true };

export default defineResourceRule({
    id: "gke-nodes-boot-verified",
    title: "GKE nodes start signed software only, and are checked for changes to it",
    severity: "medium",
    concern: "exposure",
    types: [NODE_POOL],
    breaks: "a changed boot loader or kernel module survives on nodes that are repaired and looks like the original",
    remedy: "{ nodeConfig: { shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true } } }",
    sources: [
        nodePoolDocs,
        {
            url: "https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (pool) => {
        const off = (["enableSecureBoot", "enableIntegrityMonitoring"] as const).filter(
            (flag) => !(known(readBoolean(pool, `nodeConfig.shieldedInstanceConfig.${flag}`)) ?? DEFAULTS[flag]),
        );
        return off.length === 0
            ? pass(pool, "starts verified software")
            : fail(pool, `nodeConfig.shieldedInstanceConfig lacks ${off.join(" and ")}`);
    },
});
