import rule from "../../../../policy/rules/backup/cloud-sql-backups-outside-its-region.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState, SYSTEM } from "../../states/gcp-data.ts";

const at = PRIMARY;
const PATH = "settings.backupConfiguration.location";
const location = propertyCases(at, PATH);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        location.good("they lie in the multi-region around it", "us"),
        location.good("Google chooses, which takes a multi-region", undefined),
        location.good("Google has chosen and reports nothing", ""),
    ],
    fails: [
        location.bad(
            "they lie beside the instance",
            "us-central1",
            /location is us-central1, the instance's own region/,
        ),
        {
            when: "the instance in the failover region keeps them there",
            change: (good) => good.at(at, "region", "us-east1"),
            at,
            says: /location is us-east1, the instance's own region/,
        },
        {
            when: "no system says which region is the other one",
            change: (good) => good.at(SYSTEM, "regions", undefined).at(at, PATH, "us-central1"),
            at,
            says: /location is us-central1/,
        },
    ],
    unknown: [location.unknown("unknown")],
    silent: [{ when: "there are only replicas", change: (good) => good.without(at) }],
});
