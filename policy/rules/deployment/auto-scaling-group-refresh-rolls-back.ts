import { GROUP, groupDocs, refreshDocs } from "../../clouds/aws/autoscaling.ts";
import { known, type Readable, readBoolean, readPart } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const ALARMS = '{ alarms: ["<alarm on errors>"] }';

export default defineResourceRule({
    id: "auto-scaling-group-refresh-rolls-back",
    title: "A new launch template rolls out over an Auto Scaling group, and back when an alarm rings",
    severity: "high",
    concern: "deployment",
    types: [GROUP],
    breaks: "a version that boots but fails requests replaces the whole fleet, and somebody has to undo it by hand",
    remedy: `{ instanceRefresh: { strategy: "Rolling", preferences: { autoRollback: true, alarmSpecification: ${ALARMS} } } }`,
    sources: [
        groupDocs,
        refreshDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group) => {
        const refresh = known(readPart(group, "instanceRefresh"));
        if (refresh === undefined)
            return fail(group, "instanceRefresh is not set, so a new template reaches no instance");
        if (known(readBoolean(refresh, "preferences.autoRollback")) !== true)
            return fail(
                group,
                "instanceRefresh.preferences.autoRollback is not true",
                "{ instanceRefresh: { preferences: { autoRollback: true } } }",
            );
        return watched(refresh)
            ? pass(group, "a rollout goes back when an alarm rings")
            : fail(
                  group,
                  "instanceRefresh.preferences.alarmSpecification names no alarm",
                  `{ instanceRefresh: { preferences: { alarmSpecification: ${ALARMS} } } }`,
              );
    },
});

/** An alarm whose name is not known yet is an alarm all the same. */
function watched(refresh: Readable): boolean {
    const alarms = known(readPart(refresh, "preferences.alarmSpecification"))?.property("alarms");
    return alarms !== undefined && !(Array.isArray(alarms) && alarms.length === 0);
}
