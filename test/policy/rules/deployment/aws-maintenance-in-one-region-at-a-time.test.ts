import rule from "../../../../policy/rules/deployment/aws-maintenance-in-one-region-at-a-time.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";
const CACHE = "cache-us-west-2";
const WINDOW = "maintenanceWindow";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "one begins when the other ends",
            change: (good) => good.at(WEST, WINDOW, "sun:06:00-sun:07:00"),
            at: WEST,
        },
        {
            when: "one ends when the other begins",
            change: (good) => good.at(WEST, WINDOW, "Sun:04:00-Sun:05:00"),
            at: WEST,
        },
        { when: "it is the caches' turn", change: (good) => good, at: CACHE },
    ],
    fails: [
        {
            when: "both have the same hour",
            change: (good) => good.at(WEST, WINDOW, "sun:05:00-sun:06:00"),
            at: WEST,
            says: /sun:05:00-sun:06:00 overlaps sun:05:00-sun:06:00 of database-us-east-1/,
        },
        {
            when: "the follower's begins before the other ends",
            change: (good) => good.at(WEST, WINDOW, "sun:05:59-sun:06:59"),
            at: WEST,
            says: /overlaps/,
        },
        {
            when: "the follower's ends after the other begins",
            change: (good) => good.at(WEST, WINDOW, "sun:04:01-sun:05:01"),
            at: WEST,
            says: /overlaps/,
        },
        {
            when: "windows overlap around the end of the week",
            change: (good) => good.at(EAST, WINDOW, "sun:23:30-mon:01:00").at(WEST, WINDOW, "mon:00:30-mon:01:30"),
            at: WEST,
            says: /overlaps sun:23:30-mon:01:00/,
        },
        {
            when: "both caches have the same hour",
            change: (good) => good.at(CACHE, WINDOW, "sun:06:30-sun:07:30"),
            at: CACHE,
            says: /overlaps sun:06:00-sun:07:00 of cache-us-east-1/,
        },
        {
            when: "the follower says nothing",
            change: (good) => good.at(WEST, WINDOW, undefined),
            at: WEST,
            says: /maintenanceWindow is not set/,
        },
        {
            when: "the one that it follows says nothing",
            change: (good) => good.at(EAST, WINDOW, undefined),
            at: EAST,
            says: /maintenanceWindow is not set/,
            remedy: "no",
        },
        {
            when: "neither says anything",
            change: (good) => good.at(EAST, WINDOW, undefined).at(WEST, WINDOW, undefined),
            at: EAST,
            says: /maintenanceWindow is not set/,
        },
        {
            when: "the day is misspelt",
            change: (good) => good.at(WEST, WINDOW, "sat:05:00-sam:06:00"),
            at: WEST,
            says: /not set to a weekly window such as/,
        },
    ],
    unknown: [
        {
            when: "a window is not known",
            change: (good) => good.at(EAST, WINDOW, UNKNOWN),
            at: WEST,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "nothing follows anything", change: (good) => good.without(WEST, "cache-global") }],
});
