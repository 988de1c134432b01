import rule from "../../../../policy/rules/redundancy/crypto-key-ring-outlives-a-region.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import type { State } from "../../state.ts";
import { gcpDataState, SYSTEM } from "../../states/gcp-data.ts";
import { KEY_RING } from "../../states/gcp-stores.ts";

const at = KEY_RING;
const location = propertyCases(at, "location");
const ring = (location: string) => (good: State) =>
    good
        .at(at, "location", "us-central1")
        .plus({ type: "gcp:kms/keyRing:KeyRing", name: "twin", id: "twin", outputs: { location } });

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        location.good("it is everywhere", "global"),
        { when: "another one is in the other region", change: ring("us-east1"), at },
        {
            when: "the one in the failover region has another one in the primary",
            change: (good) => ring("us-central1")(good).at(at, "location", "us-east1"),
            at,
        },
    ],
    fails: [
        location.bad(
            "it is in the primary alone",
            "us-central1",
            /location is us-central1, and no key ring is in us-east1/,
        ),
        location.bad("it is in the failover region alone", "us-east1", /no key ring is in us-central1/),
        {
            when: "the other one is in a third region",
            change: ring("us-west1"),
            at,
            says: /no key ring is in us-east1/,
        },
    ],
    unknown: [location.unknown("fail")],
    silent: [{ when: "the system declares no regions", change: (good) => good.at(SYSTEM, "regions", undefined) }],
});
