import rule from "../../../../policy/rules/failover/cloudfront-fails-over-on-server-errors.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "distribution";
const CODES = "originGroups[0].failoverCriteria.statusCodes";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it moves on for missing objects too",
            change: (good) => good.at(at, CODES, [404, 500, 502, 503, 504]),
            at,
        },
    ],
    fails: [
        {
            when: "it moves on for missing objects alone",
            change: (good) => good.at(at, CODES, [403, 404]),
            at,
            says: /statusCodes leaves out 500, 502, 503, 504/,
        },
        {
            when: "one error is left out",
            change: (good) => good.at(at, CODES, [500, 502, 504]),
            at,
            says: /leaves out 503$/,
        },
        {
            when: "the second group leaves one out",
            change: (good) =>
                good.at(at, "originGroups", [
                    {
                        originId: "assets",
                        failoverCriteria: { statusCodes: [500, 502, 503, 504] },
                        members: [{ originId: "us-east-1" }, { originId: "us-west-2" }],
                    },
                    {
                        originId: "more",
                        failoverCriteria: { statusCodes: [500] },
                        members: [{ originId: "us-east-1" }, { originId: "us-west-2" }],
                    },
                ]),
            at,
            says: /originGroups\[1\]\.failoverCriteria\.statusCodes leaves out 502, 503, 504/,
        },
        {
            when: "the stack asks for one more",
            change: (good) => good,
            at,
            settings: { codes: ["429"] },
            says: /leaves out 429/,
        },
    ],
    unknown: [{ when: "codes are not known", change: (good) => good.at(at, CODES, UNKNOWN), at, becomes: "unknown" }],
    silent: [{ when: "there is no group", change: (good) => good.at(at, "originGroups", []) }],
});
