import { GROUP, groupDocs, REGION_GROUP } from "../../clouds/gcp/instance-groups.ts";
import { readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "instance-group-spans-zones",
    title: "A managed instance group is regional, with machines in at least three zones",
    severity: "high",
    concern: "redundancy",
    types: [REGION_GROUP, GROUP],
    breaks: "losing one zone takes the whole group or half of it, and the machines that are left fall over under the rest",
    remedy: '{ distributionPolicyZones: ["<region>-a", "<region>-b", "<region>-c"] }',
    sources: [
        groupDocs,
        {
            url: "https://docs.cloud.google.com/compute/docs/instance-groups/distributing-instances-with-regional-instance-groups",
            read: "2026-11-22",
        },
    ],
    requirements: ["PL-02", "HB-02"],
    whenUnknown: "unknown",
    settings: { minimumZones: 3 },
    judge: (group, { minimumZones }) => {
        if (group.type === GROUP) return fail(group, "has all of its machines in one zone, needs to be regional");
        const named = readStrings(group.asked ?? group, "distributionPolicyZones");
        // Zones that nobody named are chosen by Google, three where the region has as many.
        if (named.state !== "set") return pass(group, "has machines in the zones that Google chooses");
        const zones = named.value;
        return zones.length >= minimumZones
            ? pass(group, `has machines in ${zones.join(", ")}`)
            : fail(group, `distributionPolicyZones are ${zones.join(" and ")}, needs at least ${minimumZones}`);
    },
});
