import rule from "../../../../policy/rules/exposure/worker-answers-under-its-own-names-only.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "site-worker";

export default meetsContract(rule, {
    passes: [{ when: "nothing is said", change: (good) => good.at(at, "subdomain", undefined), at }],
    fails: [
        {
            when: "it answers on workers.dev",
            change: (good) => good.at(at, "subdomain.enabled", true),
            at,
            says: /^subdomain\.enabled is true, needs false$/,
        },
        {
            when: "its previews do",
            change: (good) => good.at(at, "subdomain.previewsEnabled", true),
            at,
            says: /^subdomain\.previewsEnabled is true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(at, "subdomain.enabled", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
