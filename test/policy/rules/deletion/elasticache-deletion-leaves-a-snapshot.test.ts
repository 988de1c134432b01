import rule from "../../../../policy/rules/deletion/elasticache-deletion-leaves-a-snapshot.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "cache-us-east-1";
const NAME = "finalSnapshotIdentifier";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [{ when: "the name is not known yet", change: (good) => good.at(EAST, NAME, UNKNOWN), at: EAST }],
    fails: [
        { when: "it is not named", change: (good) => good.at(EAST, NAME, undefined), at: EAST, says: /is not set/ },
        { when: "the name is empty", change: (good) => good.at(EAST, NAME, ""), at: EAST, says: /is not set/ },
    ],
    unknown: [],
});
