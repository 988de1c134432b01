import { BUCKET, bucketDocs, REPLICATION, takesLogs } from "../../clouds/aws/s3.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "s3-bucket-replicated-abroad",
    title: "What is written to a bucket of S3 is copied to one in the system's other region",
    severity: "high",
    concern: "redundancy",
    types: [BUCKET, REPLICATION],
    breaks: "files and configuration are gone for as long as the region is, which is when they are needed",
    remedy: 'new aws.s3.BucketReplicationConfig("copies", { bucket: resource.id, role: role.arn, rules: [{ status: "Enabled", destination: { bucket: other.arn } }] })',
    sources: [
        bucketDocs("bucketreplicationconfig"),
        { url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html", read: "2026-11-22" },
    ],
    requirements: ["ER-09", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (bucket, _settings, graph) => {
        const pair = regionsFor(graph, bucket);
        if (bucket.type !== BUCKET || pair === undefined || takesLogs(graph, bucket)) return undefined;
        const other = bucket.region === pair.primary ? pair.failover : pair.primary;
        const [config] = graph.referring(bucket, REPLICATION, "bucket");
        if (config === undefined) {
            // What is only ever copied to has its original elsewhere.
            if (isDestination(graph, bucket)) return pass(bucket, "holds copies of another bucket");
            const rules = `[{ status: "Enabled", destination: { bucket: "arn:aws:s3:::<bucket in ${other}>" } }]`;
            const remedy = `new aws.s3.BucketReplicationConfig("${bucket.name}-copies", { bucket: resource.id, role: "<arn of a role>", rules: ${rules} })`;
            return fail(bucket, `nothing copies it to ${other}`, remedy);
        }
        const rules = known(readParts(config, "rules")) ?? [];
        const enabled = rules.filter((rule) => known(readString(rule, "status")) === "Enabled");
        if (enabled.length === 0) {
            return fail(config, `no rule copies ${bucket.name}: none is Enabled`, '{ rules: [{ status: "Enabled" }] }');
        }
        const goals = enabled.flatMap((rule) => destinationsOf(graph, config, rule));
        // A bucket that is in no region here is another stack's.
        return goals.length === 0 || goals.some(({ region }) => region === other)
            ? pass(bucket, `copied to ${other}`)
            : fail(
                  bucket,
                  `copied to ${goals.map(({ name, region }) => `${name} in ${region}`).join(", ")}, not to ${other}`,
              );
    },
});

function destinationsOf(graph: Graph, config: Resource, rule: Readable): readonly Resource[] {
    const destination = readString(rule, "destination.bucket");
    if (destination.state === "unknown") return graph.reachable(config, "rules", [BUCKET]);
    return graph.ofType(BUCKET).filter((bucket) => {
        const arn = readString(bucket, "arn");
        return destination.state === "set" && arn.state === "set" && arn.value === destination.value;
    });
}

function isDestination(graph: Graph, bucket: Resource): boolean {
    return graph.ofType(REPLICATION).some((config) => {
        const rules = known(readParts(config, "rules")) ?? [];
        return rules.some((rule) => destinationsOf(graph, config, rule).includes(bucket));
    });
}
