import { backupRetentionDays, INSTANCE, isAfterFailover, isAuroraMember, roleOf } from "../../clouds/aws/rds.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

const REPLICATION = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";

/** Days that copies are kept when nothing is said (`@pulumi/aws` 7.48.0, 2026-11-22). */
const UNSET_DAYS = 7;

export default defineResourceRule({
    id: "rds-backups-replicated-abroad",
    title: "Automated backups of a database are copied to the other region and kept there as long",
    severity: "high",
    concern: "backup",
    types: [INSTANCE, REPLICATION],
    breaks: "what was deleted by mistake before the region was lost cannot be restored anywhere else",
    remedy: 'new aws.rds.InstanceAutomatedBackupsReplication("database-backups", { sourceDbInstanceArn: resource.arn, retentionPeriod: 35, region: "us-west-2" })',
    sources: [
        {
            url: "https://www.pulumi.com/registry/packages/aws/api-docs/rds/instanceautomatedbackupsreplication/",
            read: "2026-11-22",
        },
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-03", "ER-11", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance, _settings, graph) => {
        const pair = regionsFor(graph, instance);
        if (instance.type !== INSTANCE || pair === undefined) return undefined;
        if (isAuroraMember(instance) || roleOf(graph, instance) !== "primary") return undefined;
        const other = instance.region === pair.primary ? pair.failover : pair.primary;
        const needed = backupRetentionDays(instance);
        const copies = graph.referring(instance, REPLICATION, "sourceDbInstanceArn");
        const copy = copies.find(({ region }) => region === other);
        if (copy === undefined) {
            const add = `new aws.rds.InstanceAutomatedBackupsReplication("${instance.name}-backups-${other}", { sourceDbInstanceArn: resource.arn, retentionPeriod: ${needed}, region: "${other}" })`;
            return isAfterFailover(graph, instance)
                ? pass(instance, `writes have moved: backups go to ${other} once its database is rebuilt`)
                : fail(instance, `its backups are not copied to ${other}`, add);
        }
        const days = known(readNumber(copy, "retentionPeriod")) ?? UNSET_DAYS;
        return days >= needed
            ? pass(instance, `its backups are kept in ${other} for ${days} days`)
            : fail(
                  copy,
                  `retentionPeriod is ${days} days, ${instance.name} keeps its backups for ${needed}`,
                  `{ retentionPeriod: ${needed} }`,
              );
    },
});
