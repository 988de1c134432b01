import { INSTANCE, instanceDocs } from "../../clouds/gcp/cloud-sql.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-machine-has-an-sla",
    title: "A Cloud SQL instance has processors of its own",
    severity: "high",
    concern: "redundancy",
    types: [INSTANCE],
    breaks: "machines with a shared core are outside Google's availability promise and stall under load",
    remedy: '{ settings: { tier: "db-custom-2-7680" } }',
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/instance-settings", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "HB-08", "ET-01"],
    whenUnknown: "unknown",
    settings: { shared: ["db-f1-micro", "db-g1-small"] },
    judge: (instance, { shared }) => {
        const tier = known(readString(instance, "settings.tier"));
        if (tier === undefined) return undefined;
        return shared.includes(tier)
            ? fail(instance, `settings.tier is ${tier}, which shares its core; needs a machine of its own`)
            : pass(instance, `settings.tier is ${tier}`);
    },
});
