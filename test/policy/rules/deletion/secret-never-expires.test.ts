import rule from "../../../../policy/rules/deletion/secret-never-expires.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { SECRET } from "../../states/gcp-stores.ts";

const ttl = propertyCases(SECRET, "ttl");
const time = propertyCases(SECRET, "expireTime");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [time.good("nothing is said", undefined), ttl.good("its life is empty", "")],
    fails: [
        ttl.bad("it lives a month", "2592000s", /ttl is 2592000s: needs to be left out/),
        time.bad("it ends on a day", "2027-01-01T00:00:00Z", /expireTime is 2027-01-01T00:00:00Z/),
    ],
    unknown: [ttl.unknown("pass"), time.unknown("pass")],
});
