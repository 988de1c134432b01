import { GROUP, groupDocs, templatePath } from "../../clouds/aws/autoscaling.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "auto-scaling-group-uses-launch-template",
    title: "An Auto Scaling group starts its instances from a launch template",
    severity: "medium",
    concern: "deployment",
    types: [GROUP],
    breaks: "a launch configuration has no versions, so a bad rollout has nothing to go back to",
    remedy: '{ launchTemplate: { id: "<id of a launch template>", version: "<number>" } }',
    sources: [
        groupDocs,
        { url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html", read: "2026-11-22" },
    ],
    requirements: ["ER-06", "ER-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group) => {
        const path = templatePath(group);
        return path === undefined
            ? fail(group, "neither launchTemplate nor mixedInstancesPolicy is set")
            : pass(group, `${path} is set`);
    },
});
