import rule from "../../../../policy/rules/health/pod-restarts-when-stuck-in-time.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withContainer, withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const LIVENESS = "spec.template.spec.containers[0].livenessProbe";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "it takes three probes each 30 s that wait 10 s",
            change: (good) =>
                good.set(at, {
                    spec: {
                        template: {
                            spec: { containers: [{ livenessProbe: { periodSeconds: 30, timeoutSeconds: 10 } }] },
                        },
                    },
                }),
            at,
        },
    ],
    fails: [
        {
            when: "it takes a second more",
            change: (good) =>
                good.set(at, {
                    spec: {
                        template: {
                            spec: { containers: [{ livenessProbe: { periodSeconds: 30, timeoutSeconds: 11 } }] },
                        },
                    },
                }),
            at,
            says: /livenessProbe of web takes 101 s \(period x failures \+ timeout\), at most 100 s/,
        },
        {
            when: "it fails ten times first",
            change: (good) => good.at(at, `${LIVENESS}.failureThreshold`, 10),
            at,
            says: /takes 102 s/,
        },
        {
            when: "a stricter time holds",
            change: (good) => good,
            at,
            settings: { seconds: 31 },
            says: /takes 32 s/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the period is not known",
            change: (good) => good.at(at, `${LIVENESS}.periodSeconds`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no container is probed", change: (good) => withContainer(good, { name: "web" }) },
        { when: "nothing is probed", change: (good) => withoutKind(good, "Deployment", "StatefulSet") },
    ],
});
