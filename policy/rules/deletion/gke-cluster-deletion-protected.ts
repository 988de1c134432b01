import { CLUSTER, clusterDocs } from "../../clouds/gcp/gke.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-cluster-deletion-protected",
    title: "A GKE cluster refuses to be deleted by one command",
    severity: "critical",
    concern: "deletion",
    types: [CLUSTER],
    breaks: "a wrong `destroy` or a renamed resource takes every pod of a region and the volumes that were made for them",
    remedy: "{ deletionProtection: true }",
    sources: [clusterDocs],
    requirements: ["HB-12", "AG-01"],
    whenUnknown: "fail",
    settings: {},
    judge: (cluster) =>
        // The provider protects what says nothing.
        known(readBoolean(cluster, "deletionProtection")) === false
            ? fail(cluster, "deletionProtection is false, needs true")
            : pass(cluster, "deletionProtection is on"),
});
