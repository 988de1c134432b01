import rule from "../../../../policy/rules/redundancy/firestore-in-multi-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "database";

export default meetsContract(rule, {
    passes: [
        { when: "the location is nam7", change: (good) => good.at(at, "locationId", "nam7"), at },
        {
            when: "the stack allows the location by name",
            change: (good) => good.at(at, "locationId", "eur3"),
            at,
            settings: { locations: ["eur3"] },
        },
    ],
    fails: [
        {
            when: "the location is one region",
            change: (good) => good.at(at, "locationId", "us-central1"),
            at,
            says: /us-central1 is one region, needs one of nam5, nam7, eur3/,
        },
        {
            when: "no location is set",
            change: (good) => good.at(at, "locationId", undefined),
            at,
            says: /locationId is not set/,
        },
        { when: "the location is empty", change: (good) => good.at(at, "locationId", ""), at, says: /needs one of/ },
    ],
    unknown: [
        {
            when: "the location is not known, because it can never be changed",
            change: (good) => good.at(at, "locationId", UNKNOWN),
            at,
            becomes: "fail",
        },
    ],
});
