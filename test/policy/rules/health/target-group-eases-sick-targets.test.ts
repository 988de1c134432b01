import rule from "../../../../policy/rules/health/target-group-eases-sick-targets.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";
const OFF = { loadBalancingAlgorithmType: "round_robin", loadBalancingAnomalyMitigation: "off", slowStart: 0 };

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "new targets start slowly", change: (good) => good.set(at, { ...OFF, slowStart: 30 }), at },
        { when: "it says nothing of slow starts", change: (good) => good.at(at, "slowStart", undefined), at },
    ],
    fails: [
        {
            when: "requests go round by turns",
            change: (good) => good.set(at, OFF),
            at,
            says: /by round_robin: neither loadBalancingAnomalyMitigation nor slowStart is on/,
        },
        {
            when: "they go at random",
            change: (good) => good.at(at, "loadBalancingAnomalyMitigation", "off"),
            at,
            says: /by weighted_random/,
        },
        {
            when: "it says nothing",
            change: (good) =>
                good
                    .at(at, "loadBalancingAlgorithmType", undefined)
                    .at(at, "loadBalancingAnomalyMitigation", undefined)
                    .at(at, "slowStart", undefined),
            at,
            says: /by round_robin/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(at, "loadBalancingAnomalyMitigation", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "targets are measured, or do not speak HTTP",
            change: (good) =>
                good
                    .set(at, { ...OFF, loadBalancingAlgorithmType: "least_outstanding_requests" })
                    .set("targets-us-west-2", { ...OFF, protocol: "TCP" }),
        },
    ],
});
