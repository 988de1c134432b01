import { CLUSTER, CLUSTER_INSTANCE } from "../../clouds/aws/rds.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "rds-cluster-members-in-two-zones",
    title: "An Aurora cluster has a member to fail over to, in another zone",
    severity: "critical",
    concern: "redundancy",
    types: [CLUSTER],
    breaks: "when the only member or its zone is lost, Aurora has to make a new one first: minutes without a database",
    remedy: 'new aws.rds.ClusterInstance("cluster-reader", { clusterIdentifier: resource.id, engine: resource.engine, instanceClass: "db.r7g.large" })',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/rds/clusterinstance/", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-07"],
    whenUnknown: "unknown",
    settings: { members: 2 },
    judge: (cluster, { members: needed }, graph) => {
        // A cluster of another engine is a Multi-AZ DB cluster, which has its three members by itself; so has serverless v1.
        const aurora = (known(readString(cluster, "engine")) ?? "").startsWith("aurora");
        if (!aurora || known(readString(cluster, "engineMode")) === "serverless") return undefined;
        const members = graph.referring(cluster, CLUSTER_INSTANCE, "clusterIdentifier");
        if (members.length < needed) {
            return fail(cluster, `the cluster has ${members.length} members, needs ${needed}`);
        }
        // Members that name no zone are spread by Aurora itself.
        const named = members.map((member) => known(readString(member, "availabilityZone")));
        const zones = new Set(named);
        return zones.size === 1 && !zones.has(undefined)
            ? fail(cluster, `all ${members.length} members are in ${[...zones].join()}, needs a second zone`)
            : pass(cluster, `${members.length} members over the zones`);
    },
});
