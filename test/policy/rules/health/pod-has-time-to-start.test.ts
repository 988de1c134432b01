import rule from "../../../../policy/rules/health/pod-has-time-to-start.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withContainer, withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const CONTAINER = "spec.template.spec.containers[0]";
const STARTUP = `${CONTAINER}.startupProbe`;
const LIVENESS = `${CONTAINER}.livenessProbe`;

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "it has exactly half a minute", change: (good) => good.at(at, `${STARTUP}.failureThreshold`, 6), at },
        {
            when: "the first question comes late",
            change: (good) =>
                good.at(at, `${STARTUP}.failureThreshold`, 1).at(at, `${STARTUP}.initialDelaySeconds`, 25),
            at,
        },
        { when: "liveness itself is patient", change: (good) => good.at(at, STARTUP, undefined), at },
        {
            when: "counts are left to their defaults, 3 times 10 s",
            change: (good) => good.at(at, STARTUP, { tcpSocket: { port: "http" } }),
            at,
        },
    ],
    fails: [
        {
            when: "it has 25 s",
            change: (good) => good.at(at, `${STARTUP}.failureThreshold`, 5),
            at,
            says: /container web is restarted after 25 s, and needs at least 30 s/,
        },
        {
            when: "liveness asks from the start",
            change: (good) => good.at(at, STARTUP, undefined).at(at, `${LIVENESS}.periodSeconds`, 5),
            at,
            says: /after 15 s/,
        },
        {
            when: "more time is needed",
            change: (good) => good,
            at,
            settings: { seconds: 121 },
            says: /after 120 s/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the period is not known",
            change: (good) => good.at(at, `${STARTUP}.periodSeconds`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no container is probed", change: (good) => withContainer(good, { name: "web" }) },
        { when: "nothing is probed", change: (good) => withoutKind(good, "Deployment", "StatefulSet") },
    ],
});
