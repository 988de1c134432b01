import rule from "../../../../policy/rules/health/target-group-health-ignores-dependencies.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";
const PATH = "healthCheck.path";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it asks for a path that nobody declares", change: (good) => good.at(at, PATH, "/up"), at },
        { when: "the group speaks HTTPS", change: (good) => good.at(at, "protocol", "HTTPS"), at },
    ],
    fails: [
        {
            when: "it asks for the database",
            change: (good) => good.at(at, PATH, "/health/db"),
            at,
            says: /asks for \/health\/db, which fails with the database/,
        },
        {
            when: "it asks for the cache",
            change: (good) => good.at("erato", "health.cache", "/health/cache").at(at, PATH, "/health/cache"),
            at,
            says: /which fails with the cache/,
        },
        {
            when: "the system declares no path of the whole",
            change: (good) => good.at("erato", "health.all", undefined).at(at, PATH, "/health/db"),
            at,
            says: /fails with the database/,
        },
        {
            when: "the stack names another dependency",
            change: (good) => good.at("erato", "health.search", "/health/search").at(at, PATH, "/health/search"),
            at,
            settings: { dependencies: ["search"] },
            says: /fails with the search/,
        },
    ],
    unknown: [{ when: "the path is not known", change: (good) => good.at(at, PATH, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        { when: "the groups belong to no system", change: (good) => good.without("erato") },
        {
            when: "no path can be asked for",
            change: (good) => good.at(at, "protocol", "TCP").at("targets-us-west-2", "protocol", "TCP"),
        },
    ],
});
