import rule from "../../../../policy/rules/exposure/storage-bucket-never-public.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { FILES } from "../../states/gcp-stores.ts";

const prevention = propertyCases(FILES, "publicAccessPrevention");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        prevention.bad(
            "it is left to the organization",
            "inherited",
            /publicAccessPrevention is inherited, needs enforced/,
        ),
        prevention.bad("nothing is said", undefined, /is inherited/),
    ],
    unknown: [prevention.unknown("fail")],
});
