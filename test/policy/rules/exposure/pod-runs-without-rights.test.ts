import rule from "../../../../policy/rules/exposure/pod-runs-without-rights.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const OWN = "spec.template.spec.containers[0].securityContext";
const WHOLE = "spec.template.spec.securityContext.runAsNonRoot";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "each container says it for itself",
            change: (good) =>
                good
                    .at(at, WHOLE, undefined)
                    .at(at, `${OWN}.runAsNonRoot`, true)
                    .at(at, "spec.template.spec.initContainers[0].securityContext.runAsNonRoot", true),
            at,
        },
    ],
    fails: [
        {
            when: "the pod may run as root",
            change: (good) => good.at(at, WHOLE, undefined),
            at,
            says: /pool may run as root, web may run as root/,
        },
        {
            when: "one container may run as root",
            change: (good) => good.at(at, `${OWN}.runAsNonRoot`, false),
            at,
            says: /^web may run as root$/,
        },
        {
            when: "it may gain rights",
            change: (good) => good.at(at, `${OWN}.allowPrivilegeEscalation`, true),
            at,
            says: /^web may gain rights$/,
        },
        {
            when: "gaining rights is left to the default",
            change: (good) => good.at(at, `${OWN}.allowPrivilegeEscalation`, undefined),
            at,
            says: /^web may gain rights$/,
        },
        {
            when: "it may write to its image",
            change: (good) => good.at(at, `${OWN}.readOnlyRootFilesystem`, false),
            at,
            says: /^web may change its image's files$/,
        },
        {
            when: "writing is left to the default",
            change: (good) => good.at(at, `${OWN}.readOnlyRootFilesystem`, undefined),
            at,
            says: /change its image's files/,
        },
        {
            when: "it keeps capabilities",
            change: (good) => good.at(at, `${OWN}.capabilities.drop`, ["NET_RAW"]),
            at,
            says: /^web keeps capabilities$/,
            remedy: "no",
        },
        {
            when: "it says nothing",
            change: (good) => good.at(at, OWN, undefined),
            at,
            says: /web may gain rights, web may change its image's files, web keeps capabilities/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, WHOLE, UNKNOWN), at, becomes: "unknown" }],
});
