import rule from "../../../../policy/rules/pairing/cloud-run-job-twins-run-the-same-image.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { JOB, JOB_TWIN, runState } from "../../states/gcp-run.ts";

const IMAGE = "template.template.containers[0].image";
const OTHER = `example/jobs@sha256:${"b".repeat(64)}`;

export default meetsContract(rule, {
    good: runState,
    passes: [{ when: "there is no twin", change: (good) => good.without(JOB_TWIN), at: JOB }],
    fails: [
        {
            when: "the twin runs another",
            change: (good) => good.at(JOB_TWIN, IMAGE, OTHER),
            at: JOB_TWIN,
            says: /runs example.jobs@sha256:b+, and dump-us-central1-job runs us-docker/,
        },
        {
            when: "the image is named by a tag",
            change: (good) => good.at(JOB, IMAGE, "example/jobs:latest"),
            at: JOB,
            says: /runs example.jobs:latest: an image must be named by its digest/,
            remedy: "no",
        },
        {
            when: "there is no image",
            change: (good) => good.at(JOB, IMAGE, undefined),
            at: JOB,
            says: /runs no image/,
            remedy: "no",
        },
        {
            when: "the twin has no containers",
            change: (good) => good.at(JOB_TWIN, "template.template.containers", undefined),
            at: JOB_TWIN,
            says: /runs , and/,
        },
    ],
    unknown: [
        { when: "the image is not known", change: (good) => good.at(JOB, IMAGE, UNKNOWN), at: JOB, becomes: "unknown" },
    ],
});
