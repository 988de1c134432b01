import rule from "../../../../policy/rules/deployment/memorystore-maintenance-windows-differ.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = "cache-us-east1";
const OTHER = "cache-us-central1";
const WINDOWS = "maintenancePolicy.weeklyMaintenanceWindows";
const windows = propertyCases(at, WINDOWS);
const on = (day: string, hours: number, minutes = 0) => [{ day, startTime: { hours, minutes } }];

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        windows.good("they are a day apart", on("MONDAY", 8)),
        windows.good("they are most of a week apart", on("THURSDAY", 12)),
        { ...windows.good("the stack accepts an hour", on("SUNDAY", 9)), settings: { hoursApart: 1 } },
        {
            when: "the other one is nobody's choice, which is a finding of its own",
            change: (good) => good.at(OTHER, "maintenancePolicy", undefined),
            at,
        },
        {
            when: "the instance at the same time is in the same region",
            change: (good) => good.at(at, "location", "us-central1").at(at, WINDOWS, on("SUNDAY", 8)),
            at,
        },
        {
            when: "the instance at the same time is another system's",
            change: (good) =>
                good
                    .plus({ type: "ha-platform:systems:Other", name: "other", outputs: {} })
                    .facts(OTHER, { parent: "other" })
                    .at(at, WINDOWS, on("SUNDAY", 8)),
            at,
        },
    ],
    fails: [
        windows.bad("Google chooses", undefined, /maintenancePolicy names no day: Google chooses day and hour/),
        windows.bad("there is no window in the policy", [], /names no day/),
        windows.bad("the day is left open", on("DAY_OF_WEEK_UNSPECIFIED", 8), /names no day/),
        windows.bad(
            "they are at the same time",
            on("SUNDAY", 8),
            /maintained on SUNDAY at 08:00 UTC, less than 24 h from cache-us-central1/,
        ),
        windows.bad("they are a minute less than a day apart", on("MONDAY", 7, 59), /MONDAY at 07:59 UTC/),
        {
            when: "neither is anybody's choice",
            change: (good) => good.at(OTHER, "maintenancePolicy", undefined).at(at, "maintenancePolicy", undefined),
            at: OTHER,
            says: /names no day/,
        },
        {
            when: "Redis instances are maintained together",
            change: (good) => good.at("redis-us-east1", WINDOWS, on("SUNDAY", 8)),
            at: "redis-us-east1",
            says: /less than 24 h from redis-us-central1/,
        },
    ],
    unknown: [propertyCases(at, "maintenancePolicy").unknown("unknown")],
});
