import rule from "../../../../policy/rules/deployment/cloud-sql-maintenance-window.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const WINDOW = "settings.maintenanceWindow";
const day = propertyCases(PRIMARY, `${WINDOW}.day`);
const hour = propertyCases(PRIMARY, `${WINDOW}.hour`);
const track = propertyCases(PRIMARY, `${WINDOW}.updateTrack`);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [hour.good("it is midnight", 0), track.good("it comes five weeks later", "week5")],
    fails: [
        propertyCases(PRIMARY, WINDOW).bad("there is none", undefined, /maintenanceWindow has no day and no hour/),
        day.bad("no day is chosen", undefined, /has no day$/),
        hour.bad("no hour is chosen", undefined, /has no hour$/),
        track.bad("it is a canary", "canary", /updateTrack is canary, needs stable or week5/),
        track.bad("Google chooses when", undefined, /updateTrack is not set/),
    ],
    unknown: [day.unknown("unknown"), hour.unknown("unknown"), track.unknown("unknown")],
    silent: [{ when: "there are only replicas", change: (good) => good.without(PRIMARY) }],
});
