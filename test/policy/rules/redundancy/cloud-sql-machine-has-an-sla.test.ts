import rule from "../../../../policy/rules/redundancy/cloud-sql-machine-has-an-sla.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const TIER = "settings.tier";
const tier = propertyCases(PRIMARY, TIER);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [tier.good("it is a small machine of its own", "db-custom-1-3840")],
    fails: [
        tier.bad("it is the smallest shared one", "db-f1-micro", /tier is db-f1-micro, which shares its core/),
        tier.bad("it is the larger shared one", "db-g1-small", /db-g1-small/),
        propertyCases(REPLICA, TIER).bad("its replica shares a core", "db-g1-small", /db-g1-small/),
    ],
    unknown: [tier.unknown("unknown")],
    silent: [
        {
            when: "no machine is named",
            change: (good) => good.at(PRIMARY, TIER, undefined).at(REPLICA, TIER, undefined),
        },
    ],
});
