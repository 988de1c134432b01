import rule from "../../../../policy/rules/redundancy/s3-bucket-replicated-abroad.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "files-us-east-1";
const WEST = "files-us-west-2";
const COPIES = "files-us-east-1-copies";
const DESTINATION = "rules[0].destination.bucket";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "it is copied to another stack's bucket",
            change: (good) => good.at(COPIES, DESTINATION, "arn:aws:s3:::other"),
            at: EAST,
        },
        {
            when: "the other bucket's ARN is not known yet but the reference is",
            change: (good) => good.at(COPIES, DESTINATION, UNKNOWN).facts(COPIES, { madeFrom: { rules: [WEST] } }),
            at: EAST,
        },
        { when: "it only holds copies", change: (good) => good.without("files-us-west-2-copies"), at: WEST },
        {
            when: "it only holds copies, as references tell",
            change: (good) =>
                good
                    .without("files-us-west-2-copies")
                    .at(COPIES, DESTINATION, UNKNOWN)
                    .facts(COPIES, { madeFrom: { rules: [WEST] } }),
            at: WEST,
        },
    ],
    fails: [
        {
            when: "nothing copies either of two",
            change: (good) => good.without(COPIES, "files-us-west-2-copies"),
            at: EAST,
            says: /nothing copies it to us-west-2/,
        },
        {
            when: "the failover region's is copied nowhere and holds no copies",
            change: (good) => good.without(COPIES, "files-us-west-2-copies"),
            at: WEST,
            says: /nothing copies it to us-east-1/,
        },
        {
            when: "the rule is off",
            change: (good) => good.at(COPIES, "rules[0].status", "Disabled"),
            at: COPIES,
            says: /no rule copies files-us-east-1: none is Enabled/,
        },
        {
            when: "it is copied within its region",
            change: (good) => good.at(WEST, "region", "us-east-1"),
            at: EAST,
            says: /copied to files-us-west-2 in us-east-1, not to us-west-2/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the rules are not known",
            change: (good) => good.at(COPIES, "rules", UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no system declares regions", change: (good) => good.at("erato", "regions", undefined) },
        { when: "the only bucket takes logs", change: onlyLogs },
    ],
});

function onlyLogs(state: State): State {
    return state.without(EAST, WEST);
}
