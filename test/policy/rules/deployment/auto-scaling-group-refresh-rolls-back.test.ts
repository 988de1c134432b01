import rule from "../../../../policy/rules/deployment/auto-scaling-group-refresh-rolls-back.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";
const PREFERENCES = "instanceRefresh.preferences";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "the alarm's name is not known yet",
            change: (good) => good.at(at, `${PREFERENCES}.alarmSpecification.alarms`, [UNKNOWN]),
            at,
        },
    ],
    fails: [
        {
            when: "there are no rollouts",
            change: (good) => good.at(at, "instanceRefresh", undefined),
            at,
            says: /instanceRefresh is not set/,
        },
        {
            when: "it does not go back",
            change: (good) => good.at(at, `${PREFERENCES}.autoRollback`, false),
            at,
            says: /autoRollback is not true/,
        },
        {
            when: "it says nothing about going back",
            change: (good) => good.at(at, PREFERENCES, undefined),
            at,
            says: /autoRollback is not true/,
            remedy: "no",
        },
        {
            when: "no alarm can stop it",
            change: (good) => good.at(at, `${PREFERENCES}.alarmSpecification`, undefined),
            at,
            says: /alarmSpecification names no alarm/,
        },
        {
            when: "the list of alarms is empty",
            change: (good) => good.at(at, `${PREFERENCES}.alarmSpecification.alarms`, []),
            at,
            says: /names no alarm/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(at, `${PREFERENCES}.autoRollback`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
