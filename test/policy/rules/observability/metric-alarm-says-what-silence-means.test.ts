import rule from "../../../../policy/rules/observability/metric-alarm-says-what-silence-means.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const ALARM = "unhealthy-us-east-1";
const PROPERTY = "treatMissingData";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "silence changes nothing, and that is said",
            change: (good) => good.at(ALARM, PROPERTY, "ignore"),
            at: ALARM,
        },
        {
            when: "somebody is told of silence itself",
            change: (good) => good.at(ALARM, PROPERTY, "missing").at(ALARM, "insufficientDataActions", ["<topic>"]),
            at: ALARM,
        },
        {
            when: "who is told of silence is not known yet",
            change: (good) => good.at(ALARM, PROPERTY, undefined).at(ALARM, "insufficientDataActions", UNKNOWN),
            at: ALARM,
        },
    ],
    fails: [
        {
            when: "nothing is said",
            change: (good) => good.at(ALARM, PROPERTY, undefined),
            at: ALARM,
            says: /treatMissingData is missing, needs breaching/,
        },
        {
            when: "silence is missing",
            change: (good) => good.at(ALARM, PROPERTY, "missing"),
            at: ALARM,
            says: /treatMissingData is missing/,
        },
        {
            when: "nobody is told of silence",
            change: (good) => good.at(ALARM, PROPERTY, "missing").at(ALARM, "insufficientDataActions", []),
            at: ALARM,
            says: /treatMissingData is missing/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(ALARM, PROPERTY, UNKNOWN), at: ALARM, becomes: "unknown" },
    ],
});
