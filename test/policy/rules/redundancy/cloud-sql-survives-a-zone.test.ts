import rule from "../../../../policy/rules/redundancy/cloud-sql-survives-a-zone.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const AVAILABILITY = "settings.availabilityType";
const primary = propertyCases(PRIMARY, AVAILABILITY);
const replica = propertyCases(REPLICA, AVAILABILITY);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        {
            when: "a replica that only answers reads is in one zone",
            change: (good) => good.at(REPLICA, "region", "us-central1").at(REPLICA, AVAILABILITY, "ZONAL"),
            at: PRIMARY,
        },
    ],
    fails: [
        primary.bad("the primary is in one zone", "ZONAL", /availabilityType is ZONAL, needs REGIONAL/),
        primary.bad("nothing is said", undefined, /availabilityType is ZONAL, needs REGIONAL/),
        replica.bad("the replica that stands in is in one zone", "ZONAL", /is ZONAL/),
        {
            when: "a replica of an instance outside the stack is in one zone",
            change: (good) =>
                good
                    .at(REPLICA, "masterInstanceName", "elsewhere")
                    .facts(REPLICA, { madeFrom: {} })
                    .at(REPLICA, AVAILABILITY, undefined),
            at: REPLICA,
            says: /is ZONAL/,
        },
    ],
    unknown: [primary.unknown("fail")],
    silent: [
        {
            when: "there are only replicas in the region of their primary and read pools",
            change: (good) =>
                good
                    .at(REPLICA, "region", "us-central1")
                    .at(REPLICA, AVAILABILITY, "ZONAL")
                    .at(PRIMARY, "instanceType", "READ_POOL_INSTANCE")
                    .at(PRIMARY, AVAILABILITY, "ZONAL"),
        },
    ],
});
