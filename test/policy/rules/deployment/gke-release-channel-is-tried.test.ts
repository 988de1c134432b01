import rule from "../../../../policy/rules/deployment/gke-release-channel-is-tried.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "it is the stable one",
            change: (good) => good.at(CLUSTER, "releaseChannel.channel", "STABLE"),
            at: CLUSTER,
        },
        {
            when: "it is the extended one",
            change: (good) => good.at(CLUSTER, "releaseChannel.channel", "EXTENDED"),
            at: CLUSTER,
        },
        {
            when: "the stack wants the newest",
            change: (good) => good.at(CLUSTER, "releaseChannel.channel", "RAPID"),
            at: CLUSTER,
            settings: { accepted: ["RAPID"] },
        },
    ],
    fails: [
        {
            when: "it is the newest",
            change: (good) => good.at(CLUSTER, "releaseChannel.channel", "RAPID"),
            at: CLUSTER,
            says: /is RAPID, needs REGULAR or STABLE/,
        },
        {
            when: "there is none",
            change: (good) => good.at(CLUSTER, "releaseChannel", undefined),
            at: CLUSTER,
            says: /is not set/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(CLUSTER, "releaseChannel.channel", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
});
