import rule from "../../../../policy/rules/health/pod-readiness-probe.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { containersIn, withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const PROBE = "spec.template.spec.containers[0].readinessProbe";
const sidecar = { name: "log", image: "log" };

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "it asks by a command", change: (good) => good.at(at, PROBE, { exec: { command: ["true"] } }), at },
        {
            when: "a container beside it takes no requests and has none",
            change: (good) => good.at(at, "spec.template.spec.containers", [...containersIn(good, at), sidecar]),
            at,
        },
    ],
    fails: [
        {
            when: "there is none",
            change: (good) => good.at(at, PROBE, undefined),
            at,
            says: /container web takes requests and has no readinessProbe/,
        },
        {
            when: "a set has none",
            change: (good) => good.at("cache-us-east1", PROBE, undefined),
            at: "cache-us-east1",
            says: /container redis/,
            remedy: "works",
        },
        {
            when: "no container names a port, so that any may take requests",
            change: (good) => good.at(at, "spec.template.spec.containers[0].ports", undefined).at(at, PROBE, undefined),
            at,
            says: /container web/,
        },
        {
            when: "another container takes requests too",
            change: (good) =>
                good.at(at, "spec.template.spec.containers", [
                    ...containersIn(good, at),
                    { ...sidecar, ports: [{ containerPort: 9000 }] },
                ]),
            at,
            says: /container log/,
            remedy: "no",
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, PROBE, UNKNOWN), at, becomes: "unknown" }],
    silent: [{ when: "no Service sends requests", change: (good) => withoutKind(good, "Service") }],
});
