import rule from "../../../../policy/rules/failover/network-policy-lets-names-be-looked-up.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const policy = "web-traffic-us-central1";
const dns = (...protocols: readonly string[]) => [{ ports: protocols.map((protocol) => ({ port: 53, protocol })) }];

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "one rule lets everything out", change: (good) => good.at(policy, "spec.egress", [{}]), at },
        { when: "two rules do", change: (good) => good.at(policy, "spec.egress", [...dns("UDP"), ...dns("TCP")]), at },
        {
            when: "a policy without directions has rules for what goes out",
            change: (good) =>
                good.at(policy, "spec.policyTypes", undefined).at(policy, "spec.egress", dns("UDP", "TCP")),
            at,
        },
    ],
    fails: [
        {
            when: "there are no rules",
            change: (good) => good.at(policy, "spec.egress", undefined),
            at,
            says: /no network policy lets its pods reach a name server, port 53 over UDP/,
        },
        {
            when: "short answers are shut out",
            change: (good) => good.at(policy, "spec.egress", dns("TCP")),
            at,
            says: /over UDP/,
        },
        {
            when: "long answers are shut out",
            change: (good) => good.at(policy, "spec.egress", dns("UDP")),
            at,
            says: /over TCP/,
        },
        {
            when: "the port is another",
            change: (good) => good.at(policy, "spec.egress", [{ ports: [{ port: 54, protocol: "UDP" }] }]),
            at,
            says: /over UDP/,
        },
        { when: "only the denial is left", change: (good) => good.without(policy), at, says: /over UDP/ },
        {
            when: "the policy is about what comes in",
            change: (good) => good.at(policy, "spec.policyTypes", ["Ingress"]),
            at,
            says: /over UDP/,
        },
    ],
    unknown: [
        {
            when: "the rules are not known",
            change: (good) => good.at(policy, "spec.egress", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "nothing decides about traffic", change: (good) => withoutKind(good, "NetworkPolicy") }],
});
