import rule from "../../../../policy/rules/failover/load-balancer-steers-in-order-at-the-edge.ts";
import { LOAD_BALANCER } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = LOAD_BALANCER;

export default meetsContract(rule, {
    passes: [
        {
            when: "the stack allows another steering",
            change: (good) => good.at(at, "steeringPolicy", "dynamic_latency"),
            at,
            settings: { steering: ["off", "dynamic_latency"] },
        },
    ],
    fails: [
        {
            when: "it is not proxied",
            change: (good) => good.at(at, "proxied", false),
            at,
            says: /proxied is false, needs true/,
        },
        {
            when: "proxied is not set",
            change: (good) => good.at(at, "proxied", undefined),
            at,
            says: /proxied is false/,
        },
        {
            when: "it steers by latency",
            change: (good) => good.at(at, "steeringPolicy", "dynamic_latency"),
            at,
            says: /steeringPolicy is dynamic_latency, needs off/,
        },
        {
            when: "steering is not set",
            change: (good) => good.at(at, "steeringPolicy", undefined),
            at,
            says: /steeringPolicy is not set/,
        },
        {
            when: "steering is empty",
            change: (good) => good.at(at, "steeringPolicy", ""),
            at,
            says: /steeringPolicy is not set/,
        },
    ],
    unknown: [
        { when: "proxied is not known", change: (good) => good.at(at, "proxied", UNKNOWN), at, becomes: "unknown" },
    ],
});
