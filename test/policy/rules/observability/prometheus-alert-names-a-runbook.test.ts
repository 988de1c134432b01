import rule from "../../../../policy/rules/observability/prometheus-alert-names-a-runbook.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { eachOf } from "../../states/without.ts";

const at = "rules-us-central1";
const FIRST = "spec.groups[0].rules[0]";
const URL = "annotations.runbook_url";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "a rule that records no alert names none",
            change: (good) => good.at(at, `${FIRST}.alert`, undefined).at(at, `${FIRST}.annotations`, undefined),
            at,
        },
        {
            when: "the address is not encrypted",
            change: (good) => good.at(at, `${FIRST}.${URL}`, "http://runbooks.example.com/x"),
            at,
        },
    ],
    fails: [
        {
            when: "it names none",
            change: (good) => good.at(at, `${FIRST}.${URL}`, undefined),
            at,
            says: /alert ErrorRateWarning has no annotation runbook_url with an address/,
        },
        {
            when: "it has no annotations",
            change: (good) => good.at(at, `${FIRST}.annotations`, undefined),
            at,
            says: /ErrorRateWarning/,
        },
        {
            when: "the second alert names none",
            change: (good) => good.at(at, `spec.groups[0].rules[1].${URL}`, undefined),
            at,
            says: /ErrorRateCritical/,
            remedy: "no",
        },
        {
            when: "it is no address",
            change: (good) => good.at(at, `${FIRST}.${URL}`, "to be written"),
            at,
            says: /runbook_url with an address/,
        },
        { when: "it is empty", change: (good) => good.at(at, `${FIRST}.${URL}`, ""), at, says: /runbook_url/ },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(at, `${FIRST}.${URL}`, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "there are no alerts",
            change: (good) => eachOf(good, "PrometheusRule", (state, name) => state.at(name, "spec.groups", [])),
        },
    ],
});
