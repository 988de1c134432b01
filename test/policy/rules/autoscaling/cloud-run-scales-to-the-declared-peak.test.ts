import rule from "../../../../policy/rules/autoscaling/cloud-run-scales-to-the-declared-peak.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { runState, SERVICE, TWIN, WORKER } from "../../states/gcp-run.ts";

const MAXIMUM = "template.scaling.maxInstanceCount";
const AT_ONCE = "template.maxInstanceRequestConcurrency";
const CPU = "template.containers[0].resources.limits.cpu";

export default meetsContract(rule, {
    good: runState,
    passes: [
        {
            when: "two services share the load",
            change: (good) =>
                good
                    .at(SERVICE, MAXIMUM, 9)
                    .at(WORKER, "ingress", "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER")
                    .at(WORKER, MAXIMUM, 1),
            at: SERVICE,
        },
        {
            when: "concurrency is left to the default",
            change: (good) => good.at(SERVICE, AT_ONCE, undefined).at(SERVICE, MAXIMUM, 1),
            at: SERVICE,
        },
        {
            when: "concurrency is 0, which means the default",
            change: (good) => good.at(SERVICE, AT_ONCE, 0).at(SERVICE, MAXIMUM, 1),
            at: SERVICE,
        },
        {
            when: "instances of half a CPU take one request each",
            change: (good) => good.at(SERVICE, AT_ONCE, undefined).at(SERVICE, MAXIMUM, 50).at(SERVICE, CPU, "500m"),
            at: SERVICE,
        },
        {
            when: "CPUs are left to the default",
            change: (good) => good.at(SERVICE, AT_ONCE, undefined).at(SERVICE, CPU, undefined).at(SERVICE, MAXIMUM, 1),
            at: SERVICE,
        },
        {
            when: "instances are left to the default",
            change: (good) => good.at(SERVICE, MAXIMUM, undefined).at(SERVICE, AT_ONCE, 1),
            at: SERVICE,
        },
    ],
    fails: [
        {
            when: "one instance is missing",
            change: (good) => good.at(SERVICE, MAXIMUM, 9),
            at: SERVICE,
            says: /1 services in us-central1 take 45 requests at once, and 100 requests a second of 0.5 s each are 50/,
        },
        {
            when: "instances take one request less",
            change: (good) => good.at(SERVICE, AT_ONCE, 4),
            at: SERVICE,
            says: /take 40 requests at once/,
        },
        {
            when: "half a CPU takes one request at a time",
            change: (good) => good.at(SERVICE, AT_ONCE, undefined).at(SERVICE, CPU, "0.5"),
            at: SERVICE,
            says: /take 10 requests at once/,
        },
        {
            when: "500 thousandths of a CPU take one request at a time",
            change: (good) => good.at(SERVICE, AT_ONCE, undefined).at(SERVICE, CPU, "500m"),
            at: SERVICE,
            says: /take 10 requests at once/,
        },
        {
            when: "the standby is too small",
            change: (good) => good.at(TWIN, MAXIMUM, 5),
            at: TWIN,
            says: /us-east1 take 25/,
        },
        {
            when: "the load grows",
            change: (good) => good.at(SYSTEM, "objectives.load.requestsPerSecond.peak", 101),
            at: SERVICE,
            says: /are 51/,
        },
    ],
    unknown: [
        {
            when: "instances are not known",
            change: (good) => good.at(SERVICE, MAXIMUM, UNKNOWN),
            at: SERVICE,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no peak is declared", change: (good) => good.at(SYSTEM, "objectives.load", undefined) },
        { when: "no latency is declared", change: (good) => good.at(SYSTEM, "objectives.latency", undefined) },
        {
            when: "no median is declared",
            change: (good) => good.at(SYSTEM, "objectives.latency", { read: { p95Milliseconds: 100 } }),
        },
        { when: "no user reaches the services", change: (good) => good.without(SERVICE, TWIN) },
    ],
});
