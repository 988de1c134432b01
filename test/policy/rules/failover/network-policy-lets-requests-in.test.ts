import rule from "../../../../policy/rules/failover/network-policy-lets-requests-in.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const policy = "web-traffic-us-central1";
const PORTS = "spec.ingress[0].ports";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "the rule names no ports", change: (good) => good.at(policy, PORTS, undefined), at },
        { when: "the rule names the port", change: (good) => good.at(policy, PORTS, [{ port: "http" }]), at },
        {
            when: "the rule names a range",
            change: (good) => good.at(policy, PORTS, [{ port: 7999, endPort: 8000 }]),
            at,
        },
        {
            when: "the rule names a protocol alone",
            change: (good) => good.at(policy, PORTS, [{ protocol: "TCP" }]),
            at,
        },
        {
            when: "a second rule does",
            change: (good) => good.at(policy, "spec.ingress", [{ ports: [{ port: 1 }] }, { ports: [{ port: 8000 }] }]),
            at,
        },
        {
            when: "directions are left to the default",
            change: (good) => good.at(policy, "spec.policyTypes", undefined),
            at,
        },
        {
            when: "the Service names the number",
            change: (good) => good.at("web-service-us-central1", "spec.ports[0].targetPort", 8000),
            at,
        },
    ],
    fails: [
        {
            when: "the rule names another port",
            change: (good) => good.at(policy, PORTS, [{ port: 8001 }]),
            at,
            says: /no network policy lets through port http, where Service web-service-us-central1 sends requests/,
        },
        {
            when: "the range ends before",
            change: (good) => good.at(policy, PORTS, [{ port: 7000, endPort: 7999 }]),
            at,
            says: /port http/,
        },
        {
            when: "the range begins after",
            change: (good) => good.at(policy, PORTS, [{ port: 8001, endPort: 9000 }]),
            at,
            says: /port http/,
        },
        {
            when: "the rule names another port by name",
            change: (good) => good.at(policy, PORTS, [{ port: "health" }]),
            at,
            says: /port http/,
        },
        {
            when: "the rule is about UDP",
            change: (good) => good.at(policy, PORTS, [{ port: 8000, protocol: "UDP" }]),
            at,
            says: /port http/,
        },
        {
            when: "the policy allows nothing",
            change: (good) => good.at(policy, "spec.ingress", undefined),
            at,
            says: /port http/,
        },
        { when: "only the denial is left", change: (good) => good.without(policy), at, says: /port http/ },
        {
            when: "the policy is about what goes out",
            change: (good) => good.at(policy, "spec.policyTypes", ["Egress"]),
            at,
            says: /port http/,
        },
        {
            when: "the policy selects another app",
            change: (good) => good.at(policy, "spec.podSelector.matchLabels.app", "api"),
            at,
            says: /port http/,
        },
        {
            when: "a set's port is shut",
            change: (good) => good.without("cache-traffic-us-east1"),
            at: "cache-us-east1",
            says: /port redis/,
        },
        {
            when: "a Service takes UDP",
            change: (good) => good.at("web-service-us-central1", "spec.ports[0].protocol", "UDP"),
            at,
            says: /port http/,
        },
    ],
    unknown: [
        { when: "ports are not known", change: (good) => good.at(policy, PORTS, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        { when: "nothing decides about traffic", change: (good) => withoutKind(good, "NetworkPolicy") },
        { when: "no Service sends requests", change: (good) => withoutKind(good, "Service") },
    ],
});
