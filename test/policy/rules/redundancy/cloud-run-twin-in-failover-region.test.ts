import rule from "../../../../policy/rules/redundancy/cloud-run-twin-in-failover-region.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const PRIMARY = "api-us-central1-service";
const TWIN = "api-us-east1-service";
const MAXIMUM = "template.scaling.maxInstanceCount";

export default meetsContract(rule, {
    passes: [
        { when: "the twin may grow beyond the primary", change: (good) => good.at(TWIN, MAXIMUM, 41), at: PRIMARY },
        {
            when: "neither says how far it may grow",
            change: (good) => good.at(TWIN, MAXIMUM, undefined).at(PRIMARY, MAXIMUM, undefined),
            at: PRIMARY,
        },
        {
            when: "one service runs in both regions by itself",
            change: (good) =>
                good.without(TWIN).at(PRIMARY, "multiRegionSettings", { regions: ["us-central1", "us-east1"] }),
            at: PRIMARY,
        },
    ],
    fails: [
        {
            when: "the failover region has no such service",
            change: (good) => good.without(TWIN),
            at: PRIMARY,
            says: /runs in us-central1 and has no twin in us-east1/,
        },
        {
            when: "the twin belongs to another system",
            change: (good) => good.facts(TWIN, { parent: `ha-platform-${good.stack}` }),
            at: PRIMARY,
            says: /has no twin/,
            remedy: "no",
        },
        {
            when: "the twin may grow to one instance less",
            change: (good) => good.at(TWIN, MAXIMUM, 39),
            at: TWIN,
            says: /may grow to 39 instances, and api-us-central1-service in us-central1 to 40/,
        },
        {
            when: "the twin may not grow at all",
            change: (good) => good.at(TWIN, MAXIMUM, 0),
            at: TWIN,
            says: /to 0 instances/,
        },
        {
            when: "the primary's limit is left to the default",
            change: (good) => good.at(PRIMARY, MAXIMUM, undefined),
            at: TWIN,
            says: /to 100/,
        },
    ],
    unknown: [
        {
            when: "the twin's limit is not known",
            change: (good) => good.at(TWIN, MAXIMUM, UNKNOWN),
            at: PRIMARY,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "services are in the failover region alone",
            change: (good) => good.without(PRIMARY, "functions-us-central1-service"),
        },
        { when: "no system declares regions", change: (good) => good.at(SYSTEM, "regions", undefined) },
    ],
});
