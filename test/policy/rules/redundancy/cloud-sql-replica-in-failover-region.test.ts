import rule from "../../../../policy/rules/redundancy/cloud-sql-replica-in-failover-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState, SYSTEM } from "../../states/gcp-data.ts";

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        {
            when: "writes go to the failover region and the primary region follows",
            change: (good) => good.at(PRIMARY, "region", "us-east1").at(REPLICA, "region", "us-central1"),
            at: PRIMARY,
        },
        {
            when: "the primary's name is not known yet and the program says who follows",
            change: (good) => good.at(REPLICA, "masterInstanceName", UNKNOWN).at(PRIMARY, "name", UNKNOWN),
            at: PRIMARY,
        },
        {
            when: "neither says what it is and only one names a master",
            change: (good) =>
                good
                    .at(PRIMARY, "instanceType", undefined)
                    .at(REPLICA, "instanceType", undefined)
                    .at(PRIMARY, "masterInstanceName", undefined),
            at: PRIMARY,
        },
    ],
    fails: [
        {
            when: "nothing follows it",
            change: (good) => good.without(REPLICA),
            at: PRIMARY,
            says: /no replica in us-east1 follows it/,
        },
        {
            when: "its replica is in its own region",
            change: (good) => good.at(REPLICA, "region", "us-central1"),
            at: PRIMARY,
            says: /no replica in us-east1/,
        },
        {
            when: "the instance in the other region follows another one",
            change: (good) => good.at(REPLICA, "masterInstanceName", "other").facts(REPLICA, { madeFrom: {} }),
            at: PRIMARY,
            says: /no replica in us-east1/,
        },
        {
            when: "the replica was promoted and the promoted instance is alone",
            change: (good) =>
                good
                    .at(REPLICA, "instanceType", "CLOUD_SQL_INSTANCE")
                    .at(REPLICA, "masterInstanceName", "")
                    .facts(REPLICA, { madeFrom: {} }),
            at: REPLICA,
            says: /no replica in us-central1 follows it/,
        },
    ],
    unknown: [
        {
            when: "the instance's region is not known",
            change: (good) => good.at(PRIMARY, "region", UNKNOWN),
            at: PRIMARY,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "the system declares no regions", change: (good) => good.at(SYSTEM, "regions", undefined) }],
});
