/** What rules need to know about Auto Scaling groups and the launch templates that their instances are made from. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readParts, readString, readStrings } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import { TARGET_GROUP } from "./load-balancing.ts";
import { zonesOfSubnets } from "./network.ts";

export const GROUP = "aws:autoscaling/group:Group";
export const POLICY = "aws:autoscaling/policy:Policy";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ATTACHMENT = "aws:autoscaling/attachment:Attachment";

export const groupDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/group/",
    read: "2026-11-22",
};
export const policyDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/policy/",
    read: "2026-11-22",
};
export const refreshDocs: Source = {
    url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-instance-refresh-default-values.html",
    read: "2026-11-22",
};
export const launchTemplateDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/launchtemplate/",
    read: "2026-11-22",
};

/** Zones that a group starts instances in, through its subnets or, in a default VPC, by name. Throws NotKnownError. */
export function zonesOfGroup(graph: Graph, group: Resource): readonly string[] {
    const subnets = group.property("vpcZoneIdentifiers");
    const named = subnets === undefined || (Array.isArray(subnets) && subnets.length === 0);
    return named
        ? [...new Set(known(readStrings(group, "availabilityZones")) ?? [])]
        : zonesOfSubnets(graph, group, "vpcZoneIdentifiers");
}

/** Whether a load balancer sends requests to the group's instances. */
export function isBalanced(graph: Graph, group: Resource): boolean {
    const own = group.property("targetGroupArns");
    const sources = known(readParts(group, "trafficSources")) ?? [];
    return (
        (own !== undefined && !(Array.isArray(own) && own.length === 0)) ||
        sources.length > 0 ||
        graph.referring(group, ATTACHMENT, "autoscalingGroupName").length > 0
    );
}

/** Where the group says which template its instances are made from: directly, or among several types. */
export function templatePath(group: Resource): string | undefined {
    const mixed = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification";
    if (group.property("launchTemplate") !== undefined) return "launchTemplate";
    return group.property("mixedInstancesPolicy") !== undefined ? mixed : undefined;
}

/** The launch template of a group, where it belongs to this stack. */
export function templateOf(graph: Graph, group: Resource): Resource | undefined {
    const path = templatePath(group);
    if (path === undefined) return undefined;
    const id = readString(group, `${path}.${path === "launchTemplate" ? "id" : "launchTemplateId"}`);
    const name = readString(group, `${path}.${path === "launchTemplate" ? "name" : "launchTemplateName"}`);
    const templates = graph.ofType(LAUNCH_TEMPLATE);
    const named = templates.find(
        (template) =>
            (id.state === "set" && template.id === id.value) ||
            (name.state === "set" && template.property("name") === name.value),
    );
    return named ?? graph.reachable(group, path.split(".")[0] ?? path, [LAUNCH_TEMPLATE])[0];
}

/** Target groups whose targets the group's instances become. */
export function targetGroupsOf(graph: Graph, group: Resource): readonly Resource[] {
    return graph.referred(group, "targetGroupArns", TARGET_GROUP);
}
