import { GROUP, groupDocs, zonesOfGroup } from "../../clouds/aws/autoscaling.ts";
import { SUBNET, subnetsLike, ZONES, zonesDocs, zonesNeeded } from "../../clouds/aws/network.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "auto-scaling-group-spans-zones",
    title: "An Auto Scaling group starts instances in three zones, in a region that stands by in two",
    severity: "critical",
    concern: "redundancy",
    types: [GROUP],
    breaks: "losing one zone takes half of the instances or all of them, and no other zone may start new ones",
    remedy: '{ vpcZoneIdentifiers: ["<subnet in zone a>", "<subnet in zone b>", "<subnet in zone c>"] }',
    sources: [groupDocs, zonesDocs],
    requirements: ["ER-01", "ER-05"],
    whenUnknown: "unknown",
    settings: ZONES,
    judge: (group, settings, graph) => {
        const needed = zonesNeeded(graph, group, settings);
        const zones = zonesOfGroup(graph, group);
        if (zones.length >= needed) return pass(group, `starts instances in ${zones.join(", ")}`);
        const message = `starts instances in ${zones.join(", ") || "no zone"}, needs ${needed} zones`;
        const like = subnetsLike(graph, graph.referred(group, "vpcZoneIdentifiers", SUBNET));
        return fail(
            group,
            message,
            like.length >= needed ? `{ vpcZoneIdentifiers: ${JSON.stringify(like)} }` : undefined,
        );
    },
});
