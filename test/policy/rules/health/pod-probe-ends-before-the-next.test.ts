import rule from "../../../../policy/rules/health/pod-probe-ends-before-the-next.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withContainer, withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const READY = "spec.template.spec.containers[0].readinessProbe";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "there is one probe",
            change: (good) => withContainer(good, { name: "web", readinessProbe: { tcpSocket: { port: "http" } } }),
            at,
        },

        { when: "the timeout is the period", change: (good) => good.at(at, `${READY}.timeoutSeconds`, 5), at },
        {
            when: "times are left to their defaults, 1 s of 10 s",
            change: (good) => good.at(at, READY, { tcpSocket: { port: "http" } }),
            at,
        },
        {
            when: "the default timeout is the period",
            change: (good) => good.at(at, READY, { tcpSocket: { port: "http" }, periodSeconds: 1 }),
            at,
        },
    ],
    fails: [
        {
            when: "the timeout is longer",
            change: (good) => good.at(at, `${READY}.timeoutSeconds`, 6),
            at,
            says: /readinessProbe of web waits 6 s and is asked each 5 s/,
        },
        {
            when: "the timeout is longer than the default period",
            change: (good) => good.at(at, READY, { tcpSocket: { port: "http" }, timeoutSeconds: 11 }),
            at,
            says: /waits 11 s and is asked each 10 s/,
        },
        {
            when: "a startup probe waits too long",
            change: (good) => good.at(at, "spec.template.spec.containers[0].startupProbe.timeoutSeconds", 60),
            at,
            says: /startupProbe of web/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the timeout is not known",
            change: (good) => good.at(at, `${READY}.timeoutSeconds`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no container is probed", change: (good) => withContainer(good, { name: "web" }) },
        { when: "nothing is probed", change: (good) => withoutKind(good, "Deployment", "StatefulSet") },
    ],
});
