import { GROUP, groupDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "auto-scaling-group-heals-itself",
    title: "No process by which an Auto Scaling group heals itself is suspended",
    severity: "critical",
    concern: "health",
    types: [GROUP],
    breaks: "what was switched off for one incident stays off: dead instances are not replaced, lost zones not made up for",
    remedy: "{ suspendedProcesses: [] }",
    sources: [
        groupDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-05", "HB-09"],
    whenUnknown: "unknown",
    settings: {
        needed: [
            "Launch",
            "Terminate",
            "HealthCheck",
            "ReplaceUnhealthy",
            "AZRebalance",
            "AddToLoadBalancer",
            "AlarmNotification",
            "InstanceRefresh",
        ],
    },
    judge: (group, { needed }) => {
        const suspended = (known(readStrings(group, "suspendedProcesses")) ?? []).filter((one) => needed.includes(one));
        return suspended.length === 0
            ? pass(group, "no process is suspended")
            : fail(group, `suspendedProcesses holds ${suspended.join(", ")}`);
    },
});
