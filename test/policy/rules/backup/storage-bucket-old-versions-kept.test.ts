import rule from "../../../../policy/rules/backup/storage-bucket-old-versions-kept.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { EXPORTS, FILES } from "../../states/gcp-stores.ts";

const at = FILES;
const CONDITION = "lifecycleRules[1].condition";
const days = propertyCases(at, `${CONDITION}.daysSinceNoncurrentTime`);
const condition = propertyCases(at, CONDITION);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        days.good("they are kept a week", 7),
        condition.good("only versions with newer ones are deleted, after a month", {
            daysSinceNoncurrentTime: 30,
            numNewerVersions: 3,
        }),
    ],
    fails: [
        days.bad(
            "they are kept six days",
            6,
            /lifecycleRules\[1\] deletes old versions after 6 days: condition.daysSinceNoncurrentTime must be at least 7/,
        ),
        days.bad("they are deleted at once", undefined, /after 0 days/),
        condition.bad("only the newest three are kept", { numNewerVersions: 3 }, /after 0 days/),
        condition.bad("no state is named", { daysSinceNoncurrentTime: 1 }, /after 1 days/),
        { ...days.bad("the stack wants more", 30, /must be at least 60/), settings: { days: 60 } },
        propertyCases(EXPORTS, "lifecycleRules[0].condition.daysSinceNoncurrentTime").bad(
            "exports are kept a day",
            1,
            /lifecycleRules\[0\]/,
        ),
    ],
    unknown: [days.unknown("unknown")],
    silent: [
        {
            when: "nothing deletes old versions alone",
            change: (good) =>
                good.at(at, CONDITION, { age: 1, withState: "ANY" }).at(EXPORTS, "lifecycleRules", undefined),
        },
    ],
});
