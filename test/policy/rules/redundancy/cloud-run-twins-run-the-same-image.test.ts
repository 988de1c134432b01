import rule from "../../../../policy/rules/redundancy/cloud-run-twins-run-the-same-image.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const PRIMARY = "api-us-central1-service";
const TWIN = "api-us-east1-service";
const IMAGE = "template.containers[0].image";

export default meetsContract(rule, {
    passes: [
        {
            when: "both moved to another digest",
            change: (good) => good.at(PRIMARY, IMAGE, digest("b")).at(TWIN, IMAGE, digest("b")),
            at: PRIMARY,
        },
    ],
    fails: [
        {
            when: "the twin runs another digest",
            change: (good) => good.at(TWIN, IMAGE, digest("b")),
            at: TWIN,
            says: /runs example\/api@sha256:b+, and api-us-central1-service in us-central1 runs /,
        },
        {
            when: "both run the same tag",
            change: (good) => good.at(PRIMARY, IMAGE, "example/api:v1").at(TWIN, IMAGE, "example/api:v1"),
            at: PRIMARY,
            says: /runs example\/api:v1: an image must be named by its digest/,
            remedy: "no",
        },
        {
            when: "the digest is cut short",
            change: (good) => good.at(PRIMARY, IMAGE, `example/api@sha256:${"a".repeat(63)}`),
            at: PRIMARY,
            says: /by its digest/,
            remedy: "no",
        },
        {
            when: "no image is set",
            change: (good) => good.at(PRIMARY, IMAGE, undefined),
            at: PRIMARY,
            says: /runs no image/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the image is not known",
            change: (good) => good.at(TWIN, IMAGE, UNKNOWN),
            at: PRIMARY,
            becomes: "unknown",
        },
    ],
});

function digest(digit: string): string {
    return `example/api@sha256:${digit.repeat(64)}`;
}
