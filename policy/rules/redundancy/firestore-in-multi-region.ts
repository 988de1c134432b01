import { DATABASE } from "../../clouds/gcp/firestore.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "firestore-in-multi-region",
    title: "A Firestore database lies in a multi-region",
    severity: "critical",
    concern: "redundancy",
    types: [DATABASE],
    breaks: "losing the database's only region stops all writes and loses what was not backed up; the location can never be changed",
    remedy: '{ locationId: "nam5" }',
    sources: [{ url: "https://docs.cloud.google.com/firestore/native/docs/locations", read: "2026-11-22" }],
    requirements: ["ET-02", "ET-14"],
    whenUnknown: "fail",
    settings: { locations: ["nam5", "nam7", "eur3"] },
    judge: (database, { locations }) => {
        const location = known(readString(database, "locationId"));
        if (location === undefined)
            return fail(database, `locationId is not set, needs one of ${locations.join(", ")}`);
        return locations.includes(location)
            ? pass(database, `locationId ${location} keeps the data in several regions`)
            : fail(database, `locationId ${location} is one region, needs one of ${locations.join(", ")}`);
    },
});
