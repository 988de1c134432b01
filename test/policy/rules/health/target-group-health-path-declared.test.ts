import rule from "../../../../policy/rules/health/target-group-health-path-declared.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";
const PATH = "healthCheck.path";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it asks for another declared path", change: (good) => good.at(at, PATH, "/health/db"), at },
        {
            when: "the system declares none and it asks for one of its own",
            change: (good) => good.at("erato", "health", undefined).at(at, PATH, "/up"),
            at,
        },
        {
            when: "it belongs to no system and asks for a path of its own",
            change: (good) => good.without("erato").at(at, PATH, "/up"),
            at,
        },
    ],
    fails: [
        {
            when: "it asks for the front page",
            change: (good) => good.at(at, PATH, "/"),
            at,
            says: /asks for \/, needs one of \/health, \/health\/db/,
        },
        {
            when: "it says nothing, which is the front page",
            change: (good) => good.at(at, PATH, undefined),
            at,
            says: /asks for \/, needs one of/,
        },
        {
            when: "it asks for a path that the system does not declare",
            change: (good) => good.at(at, PATH, "/status"),
            at,
            says: /asks for \/status/,
        },
        {
            when: "the system declares none and it asks for the front page",
            change: (good) => good.at("erato", "health", undefined).at(at, PATH, ""),
            at,
            says: /asks for \/, needs a path of its own/,
        },
    ],
    unknown: [{ when: "the path is not known", change: (good) => good.at(at, PATH, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "no path can be asked for",
            change: (good) => good.at(at, "protocol", "TCP").at("targets-us-west-2", "protocol", "TLS"),
        },
    ],
});
