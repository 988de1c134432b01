import rule from "../../../../policy/rules/backup/firestore-point-in-time-recovery.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "database";
const PROPERTY = "pointInTimeRecoveryEnablement";

export default meetsContract(rule, {
    passes: [],
    fails: [
        {
            when: "it is disabled",
            change: (good) => good.at(at, PROPERTY, "POINT_IN_TIME_RECOVERY_DISABLED"),
            at,
            says: /POINT_IN_TIME_RECOVERY_DISABLED, needs POINT_IN_TIME_RECOVERY_ENABLED/,
        },
        { when: "it is not set", change: (good) => good.at(at, PROPERTY, undefined), at, says: /is not set/ },
        {
            when: "it holds another type",
            change: (good) => good.at(at, PROPERTY, true),
            at,
            says: /could not be evaluated: pointInTimeRecoveryEnablement must be a string, got a boolean/,
        },
    ],
    unknown: [
        {
            when: "it is not known, because the loss would be final",
            change: (good) => good.at(at, PROPERTY, UNKNOWN),
            at,
            becomes: "fail",
        },
    ],
});
