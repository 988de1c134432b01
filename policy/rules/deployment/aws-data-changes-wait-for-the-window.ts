import { REPLICATION_GROUP, replicationGroupDocs } from "../../clouds/aws/elasticache.ts";
import { CLUSTER, INSTANCE, instanceDocs } from "../../clouds/aws/rds.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "aws-data-changes-wait-for-the-window",
    title: "Changes to databases and caches on AWS wait for their maintenance window",
    severity: "medium",
    concern: "deployment",
    types: [INSTANCE, CLUSTER, REPLICATION_GROUP],
    breaks: "a new instance class or parameter restarts the database in the middle of the day, as soon as the pull request is merged",
    remedy: "{ applyImmediately: false }",
    sources: [
        instanceDocs,
        replicationGroupDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.ApplyImmediately.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-07", "ER-08"],
    whenUnknown: "unknown",
    settings: {},
    judge: (store) => judgeSwitches(store, { property: "applyImmediately", needs: false, unset: false }),
});
