import { BACKED_UP, SELECTION, selected, selectionDocs } from "../../clouds/aws/backup.ts";
import { INSTANCE, isAuroraMember, roleOf } from "../../clouds/aws/rds.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Buckets may hold what can be made again, and volumes belong to instances that come and go. */
const OPTIONAL = ["aws:s3/bucket:Bucket", "aws:ebs/volume:Volume"];

export default defineResourceRule({
    id: "aws-data-in-a-backup-plan",
    title: "Databases, tables and file systems on AWS are in a plan of AWS Backup",
    severity: "critical",
    concern: "backup",
    types: Object.keys(BACKED_UP).filter((type) => !OPTIONAL.includes(type)),
    breaks: "its only backups are its own, which go with it, its account or its region",
    remedy: 'new aws.backup.Selection("database", { planId: plan.id, iamRoleArn: role.arn, resources: [resource.arn] })',
    sources: [
        selectionDocs,
        {
            url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (store, _settings, graph) => {
        // What follows a database is backed up with it.
        if (store.type === INSTANCE && (isAuroraMember(store) || roleOf(graph, store) !== "primary")) return undefined;
        const selection = graph.ofType(SELECTION).find((one) => selected(graph, one).includes(store));
        return selection === undefined
            ? fail(
                  store,
                  `no selection in ${store.region} has its tags or ARN`,
                  `new aws.backup.Selection("${store.name}", { planId: "<id of a plan>", iamRoleArn: "<arn of a role>", resources: [resource.arn], region: "${store.region}" })`,
              )
            : pass(store, `selected by ${selection.name}`);
    },
});
