import rule from "../../../../policy/rules/deployment/scheduled-job-knows-no-summer-time.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { EXPORT_JOB } from "../../states/gcp-stores.ts";

const zone = propertyCases(EXPORT_JOB, "timeZone");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        zone.good("nothing is said, and Google takes UTC", undefined),
        zone.good("its zone has no summer time", "America/Phoenix"),
    ],
    fails: [
        zone.bad(
            "its zone has summer time in the north",
            "America/New_York",
            /timeZone is America\/New_York, which has summer time/,
        ),
        zone.bad("its zone has summer time in the south", "Australia/Sydney", /which has summer time/),
        {
            ...zone.bad("there is no such zone", "Mars/Olympus", /could not be evaluated: .*Mars\/Olympus/),
            remedy: "no",
        },
    ],
    unknown: [zone.unknown("unknown")],
});
