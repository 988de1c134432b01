import rule from "../../../../policy/rules/health/cloud-run-warm-in-both-regions.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "api-us-east1-service";
const MINIMUM = "template.scaling.minInstanceCount";

export default meetsContract(rule, {
    passes: [
        {
            when: "the service sets it instead of the revision",
            change: (good) => good.at(at, MINIMUM, undefined).at(at, "scaling", { minInstanceCount: 1 }),
            at,
        },
        {
            when: "the stack allows none",
            change: (good) => good.at(at, MINIMUM, 0),
            at,
            settings: { minimumInstances: 0 },
        },
    ],
    fails: [
        {
            when: "the standby keeps none",
            change: (good) => good.at(at, MINIMUM, 0),
            at,
            says: /minInstanceCount is 0 in us-east1, needs at least 1/,
        },
        {
            when: "the primary keeps none",
            change: (good) => good.at("api-us-central1-service", MINIMUM, 0),
            at: "api-us-central1-service",
            says: /is 0 in us-central1/,
        },
        { when: "it is not set", change: (good) => good.at(at, MINIMUM, undefined), at, says: /minInstanceCount is 0/ },
        {
            when: "the stack asks for one more",
            change: (good) => good,
            at,
            settings: { minimumInstances: 2 },
            says: /is 1 in us-east1, needs at least 2/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, MINIMUM, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "services run in a third region",
            change: (good) =>
                good.resources
                    .filter(({ type }) => type === "gcp:cloudrunv2/service:Service")
                    .reduce((changed, { name }) => changed.at(name, "location", "us-west1"), good),
        },
        { when: "no system declares regions", change: (good) => good.at(SYSTEM, "regions", undefined) },
    ],
});
