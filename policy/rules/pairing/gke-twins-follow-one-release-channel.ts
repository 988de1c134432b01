import { CLUSTER, clusterDocs } from "../../clouds/gcp/gke.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { twinOfPrimary } from "../../twins.ts";

export default defineResourceRule({
    id: "gke-twins-follow-one-release-channel",
    title: "Twin GKE clusters follow the same release channel",
    severity: "high",
    concern: "pairing",
    types: [CLUSTER],
    breaks: "the clusters drift apart by versions, and what runs in one region is refused in the other on the day of the failover",
    remedy: '{ releaseChannel: { channel: "REGULAR" } }',
    sources: [
        clusterDocs,
        { url: "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/release-channels", read: "2026-11-22" },
    ],
    requirements: ["AG-09", "HB-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cluster, _settings, graph) => {
        const twin = twinOfPrimary(graph, cluster)?.twin;
        if (twin === undefined) return undefined;
        const own = channelOf(cluster);
        const other = channelOf(twin);
        if (own === other) return pass(cluster, `releaseChannel is ${own ?? "not set"}, as in ${twin.name}`);
        return fail(
            twin,
            `releaseChannel is ${other ?? "not set"}, and ${cluster.name} follows ${own ?? "none"}`,
            `{ releaseChannel: { channel: "${own ?? "UNSPECIFIED"}" } }`,
        );
    },
});

/** `UNSPECIFIED` is how the API writes that there is none. */
function channelOf(cluster: Resource): string | undefined {
    const channel = known(readString(cluster, "releaseChannel.channel"));
    return channel === "UNSPECIFIED" ? undefined : channel;
}
