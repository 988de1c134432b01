import rule from "../../../../policy/rules/deployment/pod-image-by-digest.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const IMAGE = "spec.template.spec.containers[0].image";
const digest = `sha256:${"b".repeat(64)}`;

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "a tag stands before the digest", change: (good) => good.at(at, IMAGE, `web:1.2@${digest}`), at },
        {
            when: "a pod that runs on a schedule has one",
            change: (good) => good.plus(cronJob(`job@${digest}`)),
            at: "job",
        },
    ],
    fails: [
        {
            when: "a tag names it",
            change: (good) => good.at(at, IMAGE, "web:1.2"),
            at,
            says: /container web runs web:1\.2: it must end in @sha256: and the digest/,
            remedy: "no",
        },
        {
            when: "the digest is cut off",
            change: (good) => good.at(at, IMAGE, `web@${digest.slice(0, -1)}`),
            at,
            says: /must end in @sha256/,
            remedy: "no",
        },
        {
            when: "something follows the digest",
            change: (good) => good.at(at, IMAGE, `web@${digest}0`),
            at,
            says: /must end in @sha256/,
            remedy: "no",
        },
        {
            when: "it has no image",
            change: (good) => good.at(at, IMAGE, undefined),
            at,
            says: /runs no image/,
            remedy: "no",
        },
        {
            when: "a container that prepares has a tag",
            change: (good) => good.at(at, "spec.template.spec.initContainers[0].image", "pool:latest"),
            at,
            says: /container pool runs pool:latest/,
            remedy: "no",
        },
        {
            when: "a pod that runs on a schedule has a tag",
            change: (good) => good.plus(cronJob("job:1")),
            at: "job",
            says: /container job runs job:1/,
            remedy: "no",
        },
        {
            when: "a pod by itself has a tag",
            change: (good) =>
                good.plus({
                    type: "kubernetes:core/v1:Pod",
                    name: "shell",
                    id: "shop/shell",
                    outputs: { spec: { containers: [{ name: "shell", image: "shell" }] } },
                }),
            at: "shell",
            says: /container shell runs shell/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the image is not known", change: (good) => good.at(at, IMAGE, UNKNOWN), at, becomes: "unknown" },
    ],
});

function cronJob(image: string): StateResource {
    const spec = { jobTemplate: { spec: { template: { spec: { containers: [{ name: "job", image }] } } } } };
    return { type: "kubernetes:batch/v1:CronJob", name: "job", id: "shop/job", outputs: { spec } };
}
