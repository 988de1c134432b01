import { GROUP, groupDocs, REGION_GROUP } from "../../clouds/gcp/instance-groups.ts";
import { known, readNumber, readPart } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "instance-group-heals-itself",
    title: "A managed instance group replaces machines whose application stopped answering",
    severity: "high",
    concern: "health",
    types: [REGION_GROUP, GROUP],
    breaks: "a machine that runs and does not answer stays in the group for as long as nobody looks",
    remedy: '{ autoHealingPolicies: { healthCheck: "<health check>", initialDelaySec: 300 } }',
    sources: [
        groupDocs,
        {
            url: "https://docs.cloud.google.com/compute/docs/instance-groups/autohealing-instances-in-migs",
            read: "2026-11-22",
        },
    ],
    requirements: ["HB-06", "HB-09"],
    whenUnknown: "unknown",
    settings: { maximumDelaySeconds: 900 },
    judge: (group, { maximumDelaySeconds }) => {
        if (known(readPart(group, "autoHealingPolicies")) === undefined)
            return fail(group, "autoHealingPolicies is not set");
        const seconds = known(readNumber(group, "autoHealingPolicies.initialDelaySec")) ?? 0;
        return seconds <= maximumDelaySeconds
            ? pass(group, `heals machines that are older than ${seconds} s`)
            : fail(
                  group,
                  `autoHealingPolicies.initialDelaySec is ${seconds} s, needs at most ${maximumDelaySeconds} s`,
                  `{ autoHealingPolicies: { initialDelaySec: ${maximumDelaySeconds} } }`,
              );
    },
});
