import rule from "../../../../policy/rules/backup/storage-bucket-versioned.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { EXPORTS, FILES } from "../../states/gcp-stores.ts";

const enabled = propertyCases(FILES, "versioning.enabled");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        enabled.bad("they are thrown away", false, /versioning.enabled is false, needs true/),
        enabled.bad("nothing is said", undefined, /versioning.enabled is not set/),
        propertyCases(EXPORTS, "versioning").bad("exports are overwritten", undefined, /is not set/),
    ],
    unknown: [enabled.unknown("unknown")],
});
