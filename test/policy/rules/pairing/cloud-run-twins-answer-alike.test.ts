import rule from "../../../../policy/rules/pairing/cloud-run-twins-answer-alike.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { runState, SERVICE, TWIN, WORKER_TWIN } from "../../states/gcp-run.ts";

const RESOURCES = "template.containers[0].resources";

export default meetsContract(rule, {
    good: runState,
    passes: [
        {
            when: "neither names resources",
            change: (good) => good.at(SERVICE, RESOURCES, undefined).at(TWIN, RESOURCES, undefined),
            at: SERVICE,
        },
        {
            when: "one names the default time",
            change: (good) => good.at(SERVICE, "template.timeout", undefined).at(TWIN, "template.timeout", "300s"),
            at: SERVICE,
        },
    ],
    fails: [
        {
            when: "the twin gives less time",
            change: (good) => good.at(TWIN, "template.timeout", "20s"),
            at: TWIN,
            says: /timeout is 20s, and in us-central1 30s/,
        },
        {
            when: "the twin takes fewer at once",
            change: (good) => good.at(TWIN, "template.maxInstanceRequestConcurrency", 4),
            at: TWIN,
            says: /concurrency is 4, and in us-central1 5/,
        },
        {
            when: "the twin has less memory",
            change: (good) => good.at(TWIN, `${RESOURCES}.limits.memory`, "512Mi"),
            at: TWIN,
            says: /CPU and memory is 1 CPU always with 512Mi, and in us-central1 1 CPU always with 1Gi/,
            remedy: "no",
        },
        {
            when: "the twin has more CPU",
            change: (good) => good.at(TWIN, `${RESOURCES}.limits.cpu`, "2"),
            at: TWIN,
            says: /is 2 CPU/,
            remedy: "no",
        },
        {
            when: "the twin has its CPU during requests alone",
            change: (good) => good.at(TWIN, `${RESOURCES}.cpuIdle`, true),
            at: TWIN,
            says: /1 CPU during requests with 1Gi/,
            remedy: "no",
        },
        {
            when: "the twin names no resources",
            change: (good) => good.at(TWIN, RESOURCES, undefined),
            at: TWIN,
            says: /the default CPU during requests with the default/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the twin's time is not known",
            change: (good) => good.at(TWIN, "template.timeout", UNKNOWN),
            at: SERVICE,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "there are no twins", change: (good) => good.without(TWIN, WORKER_TWIN) }],
});
