import rule from "../../../../policy/rules/health/pod-leaves-rotation-in-time.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withContainer, withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const READY = "spec.template.spec.containers[0].readinessProbe";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "it takes half a minute", change: (good) => good.at(at, `${READY}.timeoutSeconds`, 15), at },
        {
            when: "it may take longer",
            change: (good) => good.at(at, `${READY}.periodSeconds`, 30),
            at,
            settings: { seconds: 92 },
        },
    ],
    fails: [
        {
            when: "it takes a second more",
            change: (good) => good.at(at, `${READY}.timeoutSeconds`, 16),
            at,
            says: /readinessProbe of web takes 31 s \(period x failures \+ timeout\), at most 30 s/,
        },
        {
            when: "it asks each half minute, as a document's balancer does",
            change: (good) => good.at(at, `${READY}.periodSeconds`, 30),
            at,
            says: /takes 92 s/,
        },
        {
            when: "times are left to their defaults",
            change: (good) => good.at(at, READY, { tcpSocket: { port: "http" } }),
            at,
            says: /takes 31 s/,
        },
        {
            when: "a longer one is not allowed",
            change: (good) => good,
            at,
            settings: { seconds: 16 },
            says: /takes 17 s/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the period is not known",
            change: (good) => good.at(at, `${READY}.periodSeconds`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no container is probed", change: (good) => withContainer(good, { name: "web" }) },
        { when: "nothing is probed", change: (good) => withoutKind(good, "Deployment", "StatefulSet") },
    ],
});
