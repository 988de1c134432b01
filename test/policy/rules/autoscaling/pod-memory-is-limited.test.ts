import rule from "../../../../policy/rules/autoscaling/pod-memory-is-limited.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const RESOURCES = "spec.template.spec.containers[0].resources";
const LIMIT = `${RESOURCES}.limits.memory`;

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "the limit is the request in another unit", change: (good) => good.at(at, LIMIT, "1024Mi"), at },
        { when: "the limit is lower", change: (good) => good.at(at, LIMIT, "512Mi"), at },
        {
            when: "nothing is requested, which another rule minds",
            change: (good) => good.at(at, `${RESOURCES}.requests`, undefined),
            at,
        },
        { when: "more is allowed", change: (good) => good.at(at, LIMIT, "2Gi"), at, settings: { percent: 200 } },
    ],
    fails: [
        {
            when: "there is none",
            change: (good) => good.at(at, LIMIT, undefined),
            at,
            says: /container web has no memory limit/,
        },
        {
            when: "there is no number",
            change: (good) => good.at(at, LIMIT, "much"),
            at,
            says: /container web has no memory limit/,
        },
        {
            when: "it is a little higher than the request",
            change: (good) => good.at(at, LIMIT, "1025Mi"),
            at,
            says: /limits\.memory must be at most 100 % of requests\.memory/,
        },
        {
            when: "a container beside it has none",
            change: (good) => good.at(at, "spec.template.spec.initContainers[0].resources.limits", undefined),
            at,
            says: /container pool/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the limit is not known", change: (good) => good.at(at, LIMIT, UNKNOWN), at, becomes: "unknown" },
    ],
});
