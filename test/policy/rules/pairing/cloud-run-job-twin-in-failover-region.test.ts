import rule from "../../../../policy/rules/pairing/cloud-run-job-twin-in-failover-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { JOB, JOB_TWIN, runState } from "../../states/gcp-run.ts";

export default meetsContract(rule, {
    good: runState,
    passes: [],
    fails: [
        {
            when: "there is none",
            change: (good) => good.without(JOB_TWIN),
            at: JOB,
            says: /runs in us-central1 and has no twin in us-east1/,
        },
        {
            when: "the twin is in a third region",
            change: (good) => good.at(JOB_TWIN, "location", "us-west1"),
            at: JOB,
            says: /has no twin/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the twin's location is not known",
            change: (good) => good.at(JOB_TWIN, "location", UNKNOWN),
            at: JOB,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "a job is in the failover region alone", change: (good) => good.without(JOB) }],
});
