import rule from "../../../../policy/rules/redundancy/secretsmanager-secret-in-both-regions.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const SECRET = "administrator-secret";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "it is in the failover region and replicated back",
            change: (good) => good.at(SECRET, "region", "us-west-2").at(SECRET, "replicas", [{ region: "us-east-1" }]),
            at: SECRET,
        },
    ],
    fails: [
        {
            when: "it is not replicated",
            change: (good) => good.at(SECRET, "replicas", []),
            at: SECRET,
            says: /has no replica in us-west-2/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(SECRET, "replicas", undefined),
            at: SECRET,
            says: /has no replica in us-west-2/,
        },
        {
            when: "it is replicated elsewhere",
            change: (good) => good.at(SECRET, "replicas", [{ region: "eu-west-1" }]),
            at: SECRET,
            says: /has no replica in us-west-2/,
        },
        {
            when: "it is in a third region",
            change: (good) => good.at(SECRET, "region", "eu-west-1"),
            at: SECRET,
            says: /has no replica in us-east-1/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(SECRET, "replicas", UNKNOWN),
            at: SECRET,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no system declares regions", change: (good) => good.at("erato", "regions", undefined) }],
});
