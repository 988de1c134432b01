import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

/** Longest time that AWS names as typical for an instance with one standby (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html, 2026-11-22). */
const FAILOVER_SECONDS = 120;

export default defineResourceRule({
    id: "rds-failover-within-database-objective",
    title: "What a system promises about its database is what RDS takes to change zones",
    severity: "high",
    concern: "failover",
    types: ["aws:rds/instance:Instance"],
    breaks: "clients are told a time that a failover to the standby typically misses",
    remedy: "{ multiAz: true }",
    sources: [
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-07", "PL-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance, _settings, graph) => {
        const objective = declaredNumber(graph, instance, "objectives.triggers.database.failoverSeconds");
        if (objective === undefined || known(readBoolean(instance, "multiAz")) !== true) return undefined;
        return objective >= FAILOVER_SECONDS
            ? pass(instance, `changes zones in ${FAILOVER_SECONDS} s of the ${objective} s that the system allows`)
            : fail(
                  instance,
                  `changes zones in typically up to ${FAILOVER_SECONDS} s, and the system allows ${objective} s: raise objectives.triggers.database.failoverSeconds, or use a cluster with readable standbys`,
              );
    },
});
