/** What rules need to know about Cloud Logging. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { readString } from "../../graph/read.ts";

export const LOG_BUCKET = "gcp:logging/projectBucketConfig:ProjectBucketConfig";
export const SINK = "gcp:logging/projectSink:ProjectSink";

/** The sinks that fill a log bucket: made from it, or with its name at the end of their destination. */
export function sinksInto(graph: Graph, bucket: Resource): readonly Resource[] {
    const id = readString(bucket, "bucketId");
    return graph.ofType(SINK).filter((sink) => {
        if ((sink.madeFrom.get("destination") ?? []).includes(bucket.urn)) return true;
        const destination = readString(sink, "destination");
        return id.state === "set" && destination.state === "set" && destination.value.endsWith(`/buckets/${id.value}`);
    });
}

/** Whether a sink with an audit filter fills it, or its name says so. */
export function holdsAuditLogs(graph: Graph, bucket: Resource): boolean {
    const name = readString(bucket, "bucketId");
    if (name.state === "set" && /audit/i.test(name.value)) return true;
    return sinksInto(graph, bucket).some((sink) => {
        const filter = readString(sink, "filter");
        return filter.state === "set" && /audit/i.test(filter.value);
    });
}
