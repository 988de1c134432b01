import rule from "../../../../policy/rules/observability/rds-monitored-from-inside.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "figures come every second", change: (good) => good.at(EAST, "monitoringInterval", 1), at: EAST },
        { when: "figures come every minute", change: (good) => good.at(EAST, "monitoringInterval", 60), at: EAST },
    ],
    fails: [
        {
            when: "no figures come",
            change: (good) => good.at(EAST, "monitoringInterval", 0),
            at: EAST,
            says: /monitoringInterval is 0 s, needs 1 to 60/,
        },
        {
            when: "nothing is said about figures",
            change: (good) => good.at(WEST, "monitoringInterval", undefined),
            at: WEST,
            says: /monitoringInterval is 0 s/,
        },
        {
            when: "figures come too rarely for the stack",
            change: (good) => good.at(EAST, "monitoringInterval", 60),
            at: EAST,
            settings: { intervalSeconds: 30 },
            says: /monitoringInterval is 60 s, needs 1 to 30/,
        },
        {
            when: "queries are not watched",
            change: (good) => good.at(EAST, "performanceInsightsEnabled", false),
            at: EAST,
            says: /performanceInsightsEnabled is not true/,
        },
        {
            when: "nothing is said about queries",
            change: (good) => good.at(EAST, "performanceInsightsEnabled", undefined),
            at: EAST,
            says: /performanceInsightsEnabled is not true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(EAST, "monitoringInterval", UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "only a member of an Aurora cluster is there",
            change: (good) => good.without(WEST).set(EAST, { engine: "aurora-mysql", monitoringInterval: 0 }),
        },
    ],
});
