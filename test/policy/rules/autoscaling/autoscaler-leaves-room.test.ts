import rule from "../../../../policy/rules/autoscaling/autoscaler-leaves-room.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-scaling-us-central1";
const CPU = "spec.metrics[0].resource.target.averageUtilization";
const MEMORY = "spec.metrics[1].resource.target.averageUtilization";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "it does not look at memory",
            change: (good) => good.at(at, "spec.metrics[1].resource.name", "other"),
            at,
        },
        {
            when: "less room is enough",
            change: (good) => good.at(at, CPU, 80).at(at, MEMORY, 90),
            at,
            settings: { cpuPercent: 80, memoryPercent: 90 },
        },
    ],
    fails: [
        {
            when: "it aims at 71 % of CPU",
            change: (good) => good.at(at, CPU, 71),
            at,
            says: /aims at 71 % of CPU, at most 70 %/,
        },
        {
            when: "it aims at 81 % of memory",
            change: (good) => good.at(at, MEMORY, 81),
            at,
            says: /aims at 81 % of memory, at most 80 %/,
        },
        {
            when: "it looks at memory alone",
            change: (good) => good.at(at, "spec.metrics[0].resource.name", "other"),
            at,
            says: /does not look at CPU/,
        },
        {
            when: "it looks at nothing",
            change: (good) => good.at(at, "spec.metrics", undefined),
            at,
            says: /does not look at CPU/,
        },
        {
            when: "CPU has a value instead of a share",
            change: (good) => good.at(at, CPU, undefined),
            at,
            says: /does not look at CPU/,
        },
    ],
    unknown: [{ when: "the share is not known", change: (good) => good.at(at, CPU, UNKNOWN), at, becomes: "unknown" }],
});
