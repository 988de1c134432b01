import { INSTANCE, instanceDocs, isAfterFailover, isAuroraMember, roleOf, SOURCE } from "../../clouds/aws/rds.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "rds-replica-in-other-region",
    title: "A database on RDS has a replica in the system's other region",
    severity: "critical",
    concern: "redundancy",
    types: [INSTANCE],
    breaks: "when the region is lost there is nothing to promote: the database comes back from last night's backup, hours later",
    remedy: 'new aws.rds.Instance("database-us-west-2", { replicateSourceDb: resource.arn, instanceClass: resource.instanceClass, multiAz: true, region: "us-west-2" })',
    sources: [
        instanceDocs,
        { url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.XRgn.html", read: "2026-11-22" },
    ],
    requirements: ["ER-07", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance, _settings, graph) => {
        const pair = regionsFor(graph, instance);
        if (pair === undefined || isAuroraMember(instance) || roleOf(graph, instance) !== "primary") return undefined;
        const other = instance.region === pair.primary ? pair.failover : pair.primary;
        const replica = graph.referring(instance, INSTANCE, SOURCE).find(({ region }) => region === other);
        if (replica !== undefined) return pass(instance, `followed by ${replica.name} in ${other}`);
        if (isAfterFailover(graph, instance)) {
            return pass(instance, `writes have moved: its replica in ${other} is yet to be rebuilt`);
        }
        const settings = `instanceClass: resource.instanceClass, multiAz: true, region: "${other}"`;
        return fail(
            instance,
            `no replica in ${other} follows it`,
            `new aws.rds.Instance("${instance.name}-${other}", { replicateSourceDb: resource.arn, ${settings} })`,
        );
    },
});
