import rule from "../../../../policy/rules/redundancy/workload-spread-waits-for-lost-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const ZONES = "spec.template.spec.topologySpreadConstraints[0]";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "it counts on two zones of two",
            change: (good) => good.at(at, `${ZONES}.minDomains`, 2),
            at,
            settings: { zones: 2 },
        },
        { when: "it counts on four", change: (good) => good.at(at, `${ZONES}.minDomains`, 4), at },
    ],
    fails: [
        {
            when: "it counts on two",
            change: (good) => good.at(at, `${ZONES}.minDomains`, 2),
            at,
            says: /minDomains is 2 zones, and must be at least 3/,
        },
        {
            when: "it counts on what it finds",
            change: (good) => good.at(at, `${ZONES}.minDomains`, undefined),
            at,
            says: /minDomains is not set/,
        },
    ],
    unknown: [
        {
            when: "the number is not known",
            change: (good) => good.at(at, `${ZONES}.minDomains`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "nothing spreads over zones",
            change: (good) => everywhere(good, "topologyKey", "kubernetes.io/hostname"),
        },
        {
            when: "spreading is a wish, for which Kubernetes takes no minimum",
            change: (good) => everywhere(good, "whenUnsatisfiable", "ScheduleAnyway"),
        },
    ],
});

function everywhere(state: State, key: string, value: string): State {
    return state.resources
        .filter(({ type }) => type.startsWith("kubernetes:apps/v1:"))
        .reduce((changed, { name }) => changed.at(name, `${ZONES}.${key}`, value), state);
}
