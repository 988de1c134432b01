import rule from "../../../../policy/rules/pairing/cloud-run-twins-have-the-same-environment.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { runState, SERVICE, TWIN, WORKER_TWIN } from "../../states/gcp-run.ts";

const ENVS = "template.containers[0].envs";
const KEY = { name: "SIGNING_KEY", valueSource: { secretKeyRef: { secret: "signing-key", version: "latest" } } };

export default meetsContract(rule, {
    good: runState,
    passes: [
        {
            when: "they are in another order",
            change: (good) => good.at(TWIN, ENVS, [KEY, { name: "REGION", value: "x" }]),
            at: SERVICE,
        },
        {
            when: "neither has any",
            change: (good) => good.at(SERVICE, ENVS, undefined).at(TWIN, ENVS, []),
            at: SERVICE,
        },
    ],
    fails: [
        {
            when: "the twin lacks a variable",
            change: (good) => good.at(TWIN, ENVS, [KEY]),
            at: TWIN,
            says: /lacks REGION, which api-us-central1-service has/,
            remedy: "no",
        },
        {
            when: "the twin has one more",
            change: (good) => good.at(SERVICE, ENVS, [KEY]),
            at: TWIN,
            says: /^has REGION, which api-us-central1-service lacks/,
            remedy: "no",
        },
        {
            when: "the twin reads another secret",
            change: (good) => good.at(TWIN, `${ENVS}[1].valueSource.secretKeyRef.secret`, "old-key"),
            at: TWIN,
            says: /lacks SIGNING_KEY from signing-key, .*; has SIGNING_KEY from old-key/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "a name is not known",
            change: (good) => good.at(TWIN, `${ENVS}[0].name`, UNKNOWN),
            at: SERVICE,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "there are no twins", change: (good) => good.without(TWIN, WORKER_TWIN) }],
});
