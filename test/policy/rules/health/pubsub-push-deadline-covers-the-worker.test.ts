import rule from "../../../../policy/rules/health/pubsub-push-deadline-covers-the-worker.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { DELIVERIES, WORK, WORKER } from "../../states/gcp-queue.ts";

const at = DELIVERIES;
const TIMEOUT = "template.timeout";
const deadline = propertyCases(at, "ackDeadlineSeconds");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        {
            when: "the worker takes what Google gives it",
            change: (good) => good.at(WORKER, TIMEOUT, undefined).at(at, "ackDeadlineSeconds", 300),
            at,
        },
        {
            when: "the worker is done within Google's own deadline",
            change: (good) => good.at(WORKER, TIMEOUT, "10s").at(at, "ackDeadlineSeconds", undefined),
            at,
        },
        {
            when: "a zero stands for Google's own deadline",
            change: (good) => good.at(WORKER, TIMEOUT, "10s").at(at, "ackDeadlineSeconds", 0),
            at,
        },
    ],
    fails: [
        deadline.bad("it waits a second less", 599, /ackDeadlineSeconds is 599, its worker may take 600 s/),
        deadline.bad("nothing is said", undefined, /is 10, its worker may take 600 s/),
        {
            when: "the worker takes what Google gives it and it waits a second less",
            change: (good) => good.at(WORKER, TIMEOUT, undefined).at(at, "ackDeadlineSeconds", 299),
            at,
            says: /is 299, its worker may take 300 s/,
        },
        {
            when: "the slower of two workers takes longer",
            change: (good) =>
                good
                    .at(WORKER, TIMEOUT, "60s")
                    .at(at, "ackDeadlineSeconds", 599)
                    .facts(at, { madeFrom: { pushConfig: [WORKER, "worker-us-east1"] } }),
            at,
            says: /is 599, its worker may take 600 s/,
        },
    ],
    unknown: [propertyCases(WORKER, TIMEOUT).unknown("unknown"), { ...deadline.unknown("fail"), says: /is 10/ }].map(
        (unknown) => ({ ...unknown, at }),
    ),
    silent: [
        { when: "nothing is pushed", change: (good) => good.at(at, "pushConfig", undefined) },
        { when: "the worker is outside the stack", change: (good) => good.facts(at, { madeFrom: { topic: [WORK] } }) },
    ],
});
