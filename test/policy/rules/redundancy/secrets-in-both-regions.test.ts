import rule from "../../../../policy/rules/redundancy/secrets-in-both-regions.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "signing-key";
const REPLICAS = "replication.userManaged.replicas";

export default meetsContract(rule, {
    passes: [
        { when: "Google replicates it", change: (good) => good.at(at, "replication", { auto: {} }), at },
        {
            when: "it is kept in a third region as well",
            change: (good) =>
                good.at(at, REPLICAS, [
                    { location: "us-east1" },
                    { location: "us-west1" },
                    { location: "us-central1" },
                ]),
            at,
        },
        {
            when: "it belongs to no system and all systems agree on the regions",
            change: (good) => good.facts(at, { parent: `ha-platform-${good.stack}` }),
            at,
        },
    ],
    fails: [
        {
            when: "it is kept in one region",
            change: (good) => good.at(at, REPLICAS, [{ location: "us-central1" }]),
            at,
            says: /kept in us-central1, not in us-east1/,
        },
        {
            when: "it is kept nowhere",
            change: (good) => good.at(at, REPLICAS, []),
            at,
            says: /kept in no region, not in us-central1 and us-east1/,
        },
        {
            when: "no replication is set",
            change: (good) => good.at(at, "replication", undefined),
            at,
            says: /kept in no region/,
        },
    ],
    unknown: [
        {
            when: "a location is not known",
            change: (good) => good.at(at, `${REPLICAS}[1].location`, UNKNOWN),
            at,
            becomes: "unknown",
            says: /replication\.userManaged\.replicas\[1\]\.location is not known/,
        },
        {
            when: "it belongs to no system and systems differ in their regions",
            change: (good) =>
                good.facts(at, { parent: `ha-platform-${good.stack}` }).plus({
                    type: "ha-platform:systems:Other",
                    name: "other",
                    outputs: { regions: { primary: "us-west1", failover: "us-east4" } },
                }),
            at,
            becomes: "unknown",
            says: /signing-key belongs to no system, and systems declare different regions: us-central1 and us-east1; us-west1 and us-east4/,
        },
    ],
    silent: [{ when: "no system declares regions", change: (good) => good.at(SYSTEM, "regions", undefined) }],
});
