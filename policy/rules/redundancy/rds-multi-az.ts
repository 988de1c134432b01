import { holdsData, INSTANCE, instanceDocs } from "../../clouds/aws/rds.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "rds-multi-az",
    title: "A database on RDS runs in two zones, and so does its replica in the other region",
    severity: "critical",
    concern: "redundancy",
    types: [INSTANCE],
    breaks: "with its zone the database is gone until somebody restores a backup, and so is what was written since",
    remedy: "{ multiAz: true }",
    sources: [
        instanceDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-07", "ER-12"],
    whenUnknown: "fail",
    settings: {},
    judge: (instance, _settings, graph) => {
        if (!holdsData(graph, instance)) return undefined;
        return judgeSwitches(instance, { property: "multiAz", needs: true, unset: false });
    },
});
