import rule from "../../../../policy/rules/pairing/gke-twins-follow-one-release-channel.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState, TWIN } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "both follow the other channel",
            change: (good) =>
                good.at(CLUSTER, "releaseChannel.channel", "STABLE").at(TWIN, "releaseChannel.channel", "STABLE"),
            at: CLUSTER,
        },
        {
            when: "neither follows one",
            change: (good) =>
                good.at(CLUSTER, "releaseChannel", undefined).at(TWIN, "releaseChannel.channel", "UNSPECIFIED"),
            at: CLUSTER,
        },
    ],
    fails: [
        {
            when: "the twin follows another",
            change: (good) => good.at(TWIN, "releaseChannel.channel", "STABLE"),
            at: TWIN,
            says: /is STABLE, and clusters-us-central1-cluster follows REGULAR/,
            remedy: "no",
        },
        {
            when: "the twin follows none",
            change: (good) => good.at(TWIN, "releaseChannel", undefined),
            at: TWIN,
            says: /is not set, and clusters-us-central1-cluster follows REGULAR/,
        },
    ],
    unknown: [
        {
            when: "the twin's is not known",
            change: (good) => good.at(TWIN, "releaseChannel.channel", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "there is no twin", change: (good) => good.without(TWIN) }],
});
