import { CLUSTER, clusterDocs } from "../../clouds/gcp/gke.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-release-channel-is-tried",
    title: "A GKE cluster follows a release channel whose versions others have run before",
    severity: "medium",
    concern: "deployment",
    types: [CLUSTER],
    breaks: "the cluster gets versions in their first week, or none until its own is no longer supported and it is upgraded by force",
    remedy: '{ releaseChannel: { channel: "REGULAR" } }',
    sources: [
        clusterDocs,
        { url: "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/release-channels", read: "2026-11-22" },
    ],
    requirements: ["HB-12", "AG-09"],
    whenUnknown: "unknown",
    settings: { accepted: ["REGULAR", "STABLE", "EXTENDED"] },
    judge: (cluster, { accepted }) => {
        const channel = known(readString(cluster, "releaseChannel.channel"));
        return channel !== undefined && accepted.includes(channel)
            ? pass(cluster, `releaseChannel is ${channel}`)
            : fail(cluster, `releaseChannel is ${channel ?? "not set"}, needs ${accepted.join(" or ")}`);
    },
});
