import rule from "../../../../policy/rules/autoscaling/instance-group-autoscales.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { GROUP, groupsState, SCALER, ZONAL_GROUP } from "../../states/gcp-groups.ts";

export default meetsContract(rule, {
    good: groupsState,
    passes: [
        {
            when: "the mode is left to the default",
            change: (good) => good.at(SCALER, "autoscalingPolicy.mode", undefined),
            at: GROUP,
        },
        {
            when: "it looks at requests instead of CPU",
            change: (good) => good.at(SCALER, "autoscalingPolicy.cpuUtilization", undefined),
            at: GROUP,
        },
        {
            when: "it may grow by one",
            change: (good) => good.at(SCALER, "autoscalingPolicy.maxReplicas", 4),
            at: GROUP,
        },
    ],
    fails: [
        {
            when: "nothing scales it",
            change: (good) => good.without(SCALER),
            at: GROUP,
            says: /no autoscaler of the stack targets it/,
        },
        {
            when: "nothing scales a zonal one",
            change: (good) => good.plus(ZONAL_GROUP),
            at: "zonal",
            says: /no autoscaler/,
        },
        {
            when: "it only shrinks on paper",
            change: (good) => good.at(SCALER, "autoscalingPolicy.mode", "OFF"),
            at: GROUP,
            says: /reports-autoscaler: mode is OFF$/,
            remedy: "no",
        },
        {
            when: "it keeps two machines",
            change: (good) => good.at(SCALER, "autoscalingPolicy.minReplicas", 2),
            at: GROUP,
            says: /minReplicas is 2, needs 3$/,
            remedy: "no",
        },
        {
            when: "it keeps none",
            change: (good) => good.at(SCALER, "autoscalingPolicy.minReplicas", undefined),
            at: GROUP,
            says: /minReplicas is 0/,
            remedy: "no",
        },
        {
            when: "it cannot grow",
            change: (good) => good.at(SCALER, "autoscalingPolicy.maxReplicas", 3),
            at: GROUP,
            says: /: maxReplicas is 3, which leaves no room above 3$/,
            remedy: "no",
        },
        {
            when: "its most is not set",
            change: (good) => good.at(SCALER, "autoscalingPolicy.maxReplicas", undefined),
            at: GROUP,
            says: /maxReplicas is 0/,
            remedy: "no",
        },
        {
            when: "it grows when machines are busy",
            change: (good) => good.at(SCALER, "autoscalingPolicy.cpuUtilization.target", 0.71),
            at: GROUP,
            says: /target is 0.71, needs at most 0.7$/,
            remedy: "no",
        },
        {
            when: "the stack wants it to grow sooner than it says",
            change: (good) => good.at(SCALER, "autoscalingPolicy.cpuUtilization.target", 0.6),
            at: GROUP,
            settings: { maximumCpu: 0.5 },
            says: /target is 0.6, needs at most 0.5/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the least is not known",
            change: (good) => good.at(SCALER, "autoscalingPolicy.minReplicas", UNKNOWN),
            at: GROUP,
            becomes: "unknown",
        },
    ],
});
