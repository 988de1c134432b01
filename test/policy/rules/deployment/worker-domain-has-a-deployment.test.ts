import rule from "../../../../policy/rules/deployment/worker-domain-has-a-deployment.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "site-domain";

export default meetsContract(rule, {
    passes: [
        {
            when: "the name is not known and it was made from the Worker",
            change: (good) => good.at("site-deployment", "scriptName", UNKNOWN),
            at,
        },
    ],
    fails: [
        {
            when: "nothing is deployed",
            change: (good) => good.without("site-deployment"),
            at,
            says: /no deployment names site-worker/,
        },
        {
            when: "another Worker is deployed",
            change: (good) =>
                good.at("site-deployment", "scriptName", "other").facts("site-deployment", { madeFrom: {} }),
            at,
            says: /no deployment names site-worker/,
        },
    ],
    unknown: [
        {
            when: "it is not known which Worker it is",
            change: (good) => good.at(at, "service", UNKNOWN).facts(at, { madeFrom: {} }),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "the Worker is not of this stack", change: (good) => good.without("site-worker") }],
});
