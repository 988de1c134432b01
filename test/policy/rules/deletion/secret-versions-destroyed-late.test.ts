import rule from "../../../../policy/rules/deletion/secret-versions-destroyed-late.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { SECRET } from "../../states/gcp-stores.ts";

const late = propertyCases(SECRET, "versionDestroyTtl");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [late.good("it is a day", "86400s")],
    fails: [
        late.bad("it is a second less", "86399s", /versionDestroyTtl is 86399 s, needs at least 86400 s/),
        late.bad("nothing is said, and Google destroys at once", undefined, /is 0 s/),
        { ...late.bad("the stack wants more", "604800s", /needs at least 691200 s/), settings: { days: 8 } },
    ],
    unknown: [late.unknown("unknown")],
});
