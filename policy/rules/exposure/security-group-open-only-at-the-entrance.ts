import { isPublic, LOAD_BALANCER } from "../../clouds/aws/load-balancing.ts";
import { INGRESS_RULE, LEGACY_RULE, openingsOf, SECURITY_GROUP } from "../../clouds/aws/security-group.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "security-group-open-only-at-the-entrance",
    title: "Only public load balancers of AWS let anybody in, and only on the ports of the web",
    severity: "critical",
    concern: "exposure",
    types: [INGRESS_RULE, LEGACY_RULE, SECURITY_GROUP],
    breaks: "instances and data are asked past the load balancer, its limits and its health checks, by anybody",
    remedy: '{ cidrIpv4: "10.0.0.0/8" }',
    sources: [
        { url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html", read: "2026-11-22" },
        {
            url: "https://www.pulumi.com/registry/packages/aws/api-docs/vpc/securitygroupingressrule/",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-01", "HB-13"],
    whenUnknown: "unknown",
    settings: { ports: ["80", "443"] },
    judge: (resource, { ports }, graph) => {
        const openings = openingsOf(resource);
        if (openings === undefined) return undefined;
        const entrance = isEntrance(graph, resource);
        const wrong = openings.find(({ from, to }) => !entrance || from !== to || !ports.includes(String(from)));
        if (wrong === undefined)
            return pass(resource, openings.length > 0 ? "is open for the web" : "is not open to all");
        const where = wrong.from === wrong.to ? `port ${wrong.from}` : `ports ${wrong.from} to ${wrong.to}`;
        return fail(
            resource,
            entrance
                ? `lets anybody in on ${where}, and the web needs ${ports.join(", ")}`
                : `lets anybody in on ${where}, and guards no public load balancer`,
            wrong.remedy,
        );
    },
});

/** Whether the group, or the one that the rule belongs to, is a public load balancer's. */
function isEntrance(graph: Graph, resource: Resource): boolean {
    const groups =
        resource.type === SECURITY_GROUP ? [resource] : graph.referred(resource, "securityGroupId", SECURITY_GROUP);
    return groups.some((group) => graph.referring(group, LOAD_BALANCER, "securityGroups").some(isPublic));
}
