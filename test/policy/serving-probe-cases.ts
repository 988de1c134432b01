import type { Contract } from "./rule-contract.ts";
import { UNKNOWN } from "./state.ts";
import { shopState } from "./states/kubernetes.ts";
import { containersIn, withoutKind } from "./states/without.ts";

const at = "web-us-central1";
const sidecar = { name: "log", image: "log" };

/** What a rule has to do that wants a probe of this role on what takes requests. */
export function servingProbeCases(role: string): Contract {
    const probe = `spec.template.spec.containers[0].${role}`;
    return {
        good: shopState,
        passes: [
            { when: "it asks by a command", change: (good) => good.at(at, probe, { exec: { command: ["true"] } }), at },
            {
                when: "a container beside it takes no requests and has none",
                change: (good) => good.at(at, "spec.template.spec.containers", [...containersIn(good, at), sidecar]),
                at,
            },
        ],
        fails: [
            {
                when: "there is none",
                change: (good) => good.at(at, probe, undefined),
                at,
                says: new RegExp(`container web takes requests and has no ${role}`),
            },
            {
                when: "a set has none",
                change: (good) => good.at("cache-us-east1", probe, undefined),
                at: "cache-us-east1",
                says: /container redis/,
                remedy: "works",
            },
            {
                when: "no container names a port, so that any may take requests",
                change: (good) =>
                    good.at(at, "spec.template.spec.containers[0].ports", undefined).at(at, probe, undefined),
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
        unknown: [{ when: "it is not known", change: (good) => good.at(at, probe, UNKNOWN), at, becomes: "unknown" }],
        silent: [{ when: "no Service sends requests", change: (good) => withoutKind(good, "Service") }],
    };
}
