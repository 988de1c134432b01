import rule from "../../../../policy/rules/deployment/cloud-run-traffic-names-revisions.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { runState, SERVICE, TWIN, WORKER, WORKER_TWIN } from "../../states/gcp-run.ts";

const REVISION = "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION";
const LATEST = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST";

export default meetsContract(rule, {
    good: runState,
    passes: [
        {
            when: "a candidate gets a share",
            change: (good) =>
                good.at(SERVICE, "traffics", [
                    { type: REVISION, revision: "r1", percent: 90 },
                    { type: REVISION, revision: "r2", percent: 10 },
                ]),
            at: SERVICE,
        },
        {
            when: "the newest can be tried by its tag",
            change: (good) =>
                good.at(SERVICE, "traffics", [
                    { type: REVISION, revision: "r1", percent: 100 },
                    { type: LATEST, tag: "next" },
                ]),
            at: SERVICE,
        },
    ],
    fails: [
        {
            when: "the newest takes everything",
            change: (good) => good.at(SERVICE, "traffics", [{ type: LATEST, percent: 100 }]),
            at: SERVICE,
            says: /gives 100 % to the newest revision/,
        },
        {
            when: "the newest takes one in a hundred",
            change: (good) =>
                good.at(SERVICE, "traffics", [
                    { type: REVISION, revision: "r1", percent: 99 },
                    { type: LATEST, percent: 1 },
                ]),
            at: SERVICE,
            says: /gives 1 % to the newest/,
            remedy: "no",
        },
        {
            when: "no kind is said",
            change: (good) => good.at(SERVICE, "traffics", [{ percent: 100 }]),
            at: SERVICE,
            says: /gives 100 % to the newest/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(SERVICE, "traffics", undefined),
            at: SERVICE,
            says: /traffics is not set/,
        },
        {
            when: "no share is said",
            change: (good) => good.at(SERVICE, "traffics", [{ type: REVISION, revision: "r1" }]),
            at: SERVICE,
            says: /traffics is not set/,
        },
    ],
    unknown: [
        {
            when: "a share is not known",
            change: (good) => good.at(SERVICE, "traffics[0].percent", UNKNOWN),
            at: SERVICE,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "revisions have no names",
            change: (good) =>
                good
                    .without(TWIN, WORKER, WORKER_TWIN)
                    .at(SERVICE, "template.revision", undefined)
                    .at(SERVICE, "traffics", undefined),
        },
        {
            when: "revisions are named by Cloud Run",
            change: (good) => good.without(TWIN, WORKER, WORKER_TWIN).at(SERVICE, "template.revision", UNKNOWN),
        },
        {
            when: "the name is empty",
            change: (good) => good.without(TWIN, WORKER, WORKER_TWIN).at(SERVICE, "template.revision", ""),
        },
    ],
});
