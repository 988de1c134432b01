import { CLUSTER_INSTANCE, INSTANCE, instanceDocs } from "../../clouds/aws/rds.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "rds-not-public",
    title: "Databases on RDS have no public address",
    severity: "critical",
    concern: "exposure",
    types: [INSTANCE, CLUSTER_INSTANCE],
    breaks: "anybody can try passwords, and fill all connections so that the application gets none",
    remedy: "{ publiclyAccessible: false }",
    sources: [
        instanceDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-01", "ER-07"],
    whenUnknown: "fail",
    settings: {},
    judge: (instance) => judgeSwitches(instance, { property: "publiclyAccessible", needs: false, unset: false }),
});
