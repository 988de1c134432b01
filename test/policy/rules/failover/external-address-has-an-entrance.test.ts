import rule from "../../../../policy/rules/failover/external-address-has-an-entrance.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";

const at = "origin-us-east1-address";
const entrance = "origin-us-east1-entrance";

export default meetsContract(rule, {
    passes: [
        {
            when: "the forwarding rule names the address by its numbers",
            change: (good) => good.facts(entrance, { madeFrom: {} }),
            at,
        },
        {
            when: "the address is not known yet but the rule is made from it",
            change: (good) => good.at(at, "address", UNKNOWN).at(entrance, "ipAddress", UNKNOWN),
            at,
        },
        {
            when: "a Kubernetes Service answers at it",
            change: (good) => good.without(entrance).plus(service("LoadBalancer", "192.0.2.11")),
            at,
        },
        {
            when: "a Kubernetes Service is made from an address that is not known yet",
            change: (good) =>
                good
                    .without(entrance)
                    .at(at, "address", UNKNOWN)
                    .plus({ ...service("LoadBalancer", UNKNOWN), madeFrom: { spec: [at] } }),
            at,
        },
    ],
    fails: [
        {
            when: "neither address is known and nothing relates them",
            change: (good) =>
                good.at(at, "address", UNKNOWN).at(entrance, "ipAddress", UNKNOWN).facts(entrance, { madeFrom: {} }),
            at,
            says: /no forwarding rule/,
            remedy: "no",
        },

        {
            when: "a Service inside the cluster mentions the address",
            change: (good) => good.without(entrance).plus(service("ClusterIP", "192.0.2.11")),
            at,
            says: /no Kubernetes Service/,
            remedy: "no",
        },
        {
            when: "there is no forwarding rule",
            change: (good) => good.without(entrance),
            at,
            says: /no forwarding rule and no Kubernetes Service of the stack uses it/,
            remedy: "no",
        },
        {
            when: "the forwarding rule uses another address",
            change: (good) => good.at(entrance, "ipAddress", "192.0.2.99").facts(entrance, { madeFrom: {} }),
            at,
            says: /no forwarding rule and no Kubernetes Service of the stack uses it/,
            remedy: "no",
        },
        {
            when: "the type of the address is not said, because external is the default",
            change: (good) => good.at(at, "addressType", undefined).without(entrance),
            at,
            says: /no forwarding rule/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the type of the address is not known",
            change: (good) => good.at(at, "addressType", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "addresses are internal",
            change: (good) =>
                good
                    .at("origin-us-central1-address", "addressType", "INTERNAL")
                    .at("origin-us-east1-address", "addressType", "INTERNAL"),
        },
    ],
});

function service(type: string, loadBalancerIP: string): StateResource {
    return {
        type: "kubernetes:core/v1:Service",
        name: "proxy",
        id: "backend/proxy",
        outputs: { spec: { type, loadBalancerIP } },
    };
}
