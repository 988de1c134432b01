import rule from "../../../../policy/rules/deletion/pubsub-subscription-never-expires.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { DELIVERIES, LETTERS_KEPT } from "../../states/gcp-queue.ts";

const ttl = propertyCases(LETTERS_KEPT, "expirationPolicy.ttl");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        ttl.bad("it expires after a year", "31536000s", /expirationPolicy.ttl is 31536000s, needs to be empty: never/),
        ttl.bad("nothing is said", undefined, /is not set, which means 31 days/),
        propertyCases(DELIVERIES, "expirationPolicy").bad("the one with work is told nothing", undefined, /31 days/),
    ],
    unknown: [ttl.unknown("unknown")],
});
