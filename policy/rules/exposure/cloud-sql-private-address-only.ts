import { INSTANCE, instanceDocs } from "../../clouds/gcp/cloud-sql.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-private-address-only",
    title: "A Cloud SQL instance has no public address",
    severity: "critical",
    concern: "exposure",
    types: [INSTANCE],
    breaks: "anyone on the internet can try passwords against the database, or keep its connections busy",
    remedy: "{ settings: { ipConfiguration: { ipv4Enabled: false } } }",
    sources: [instanceDocs, { url: "https://cloud.google.com/sql/docs/postgres/private-ip", read: "2026-11-22" }],
    requirements: ["CN-14", "HB-13"],
    whenUnknown: "fail",
    settings: {},
    judge: (instance) => {
        // Google gives one when nothing is said.
        const isPublic = known(readBoolean(instance, "settings.ipConfiguration.ipv4Enabled")) ?? true;
        return isPublic
            ? fail(instance, "settings.ipConfiguration.ipv4Enabled is true, needs false")
            : pass(instance, "has private addresses only");
    },
});
