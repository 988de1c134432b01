import rule from "../../../../policy/rules/redundancy/storage-bucket-outlives-a-region.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";

const at = "configuration-bucket";
const PLACES = "customPlacementConfig.dataLocations";

export default meetsContract(rule, {
    passes: [
        { when: "it lies in a multi-region", change: (good) => located(good, "US"), at },
        { when: "it lies in a pair of regions that Google defines", change: (good) => located(good, "nam4"), at },
        {
            when: "the regions are written in small letters, in the other order",
            change: (good) => good.at(at, PLACES, ["us-east1", "us-central1"]),
            at,
        },
        {
            when: "no pair of regions covers both of the system's",
            change: (good) =>
                good.at(SYSTEM, "regions.failover", "europe-west1").at(at, PLACES, ["US-CENTRAL1", "US-WEST1"]),
            at,
        },
        {
            when: "the stack accepts a region",
            change: (good) => located(good, "us-central1"),
            at,
            settings: { locations: ["US-CENTRAL1"] },
        },
    ],
    fails: [
        {
            when: "it lies in one region",
            change: (good) => located(good, "US-CENTRAL1"),
            at,
            says: /location is US-CENTRAL1, needs a multi-region or dual-region \(a change creates the bucket anew\)/,
        },
        {
            when: "the location is not set",
            change: (good) => good.at(at, "location", undefined).at(at, "customPlacementConfig", undefined),
            at,
            says: /location is not set/,
        },
        {
            when: "the chosen regions leave the failover region out",
            change: (good) => good.at(at, PLACES, ["US-CENTRAL1", "US-WEST1"]),
            at,
            says: /kept in us-central1 and us-west1, not in us-east1/,
        },
        {
            when: "it lies in one region and no pair of regions covers both of the system's",
            change: (good) => located(good, "US-CENTRAL1").at(SYSTEM, "regions.failover", "europe-west1"),
            at,
            says: /location is US-CENTRAL1/,
        },
        {
            when: "the location holds another type",
            change: (good) => good.at(at, "location", ["US"]).at(at, "customPlacementConfig", undefined),
            at,
            says: /location must be a string, got a list/,
        },
    ],
    unknown: [
        { when: "the location is not known", change: (good) => located(good, UNKNOWN), at, becomes: "unknown" },
        {
            when: "the chosen regions are not known",
            change: (good) => good.at(at, PLACES, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no system declares regions", change: (good) => good.at(SYSTEM, "regions", undefined) }],
});

function located(state: State, location: string): State {
    return state.at(at, "location", location).at(at, "customPlacementConfig", undefined);
}
