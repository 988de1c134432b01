/** What rules need to know about Route 53: records that fail over, where they lead, and what watches them. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readParts, readString, readStrings } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import { LOAD_BALANCER } from "./load-balancing.ts";

export const RECORD = "aws:route53/record:Record";
export const HEALTH_CHECK = "aws:route53/healthCheck:HealthCheck";
export const ZONE = "aws:route53/zone:Zone";

export const recordDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/route53/record/",
    read: "2026-11-22",
};
export const healthCheckDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/route53/healthcheck/",
    read: "2026-11-22",
};
export const failoverDocs: Source = {
    url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-problems.html",
    read: "2026-11-22",
};

/** `PRIMARY` or `SECONDARY`; `undefined` for a record that does not fail over. */
export function failoverRole(record: Resource): string | undefined {
    const [policy] = known(readParts(record, "failoverRoutingPolicies")) ?? [];
    return policy && known(readString(policy, "type"));
}

export function hostOf(record: Resource): string {
    return (known(readString(record, "name")) ?? "").replace(/\.$/, "").toLowerCase();
}

/** The records that a record fails over to and from: of the same name and type, in the same zone. */
export function partnersOf(graph: Graph, record: Resource): readonly Resource[] {
    const role = failoverRole(record);
    const key = keyOf(record);
    return graph
        .ofType(RECORD)
        .filter((other) => keyOf(other) === key && ![undefined, role].includes(failoverRole(other)));
}

/** A zone that is not known yet is taken for the same one: names of two zones seldom meet. */
function keyOf(record: Resource): string {
    const zone = readString(record, "zoneId");
    return [hostOf(record), known(readString(record, "type")), zone.state === "set" ? zone.value : ""].join(" ");
}

/** The load balancer of this stack that an alias leads to. */
export function balancerBehind(graph: Graph, record: Resource): Resource | undefined {
    const [alias] = known(readParts(record, "aliases")) ?? [];
    if (alias === undefined) return undefined;
    const name = readString(alias, "name");
    const named = graph
        .ofType(LOAD_BALANCER)
        .find((balancer) => name.state === "set" && balancer.property("dnsName") === name.value);
    return named ?? graph.reachable(record, "aliases", [LOAD_BALANCER])[0];
}

/** Where a record leads, to compare with another one's: a load balancer, an alias's name, or plain values. */
export function destinationOf(graph: Graph, record: Resource): string {
    const balancer = balancerBehind(graph, record);
    if (balancer !== undefined) return balancer.urn;
    const [alias] = known(readParts(record, "aliases")) ?? [];
    if (alias !== undefined) return known(readString(alias, "name")) ?? "";
    return (known(readStrings(record, "records")) ?? []).toSorted().join(", ");
}

/** Records whose failover hangs on a check. */
export function movedBy(graph: Graph, check: Resource): readonly Resource[] {
    return graph.referring(check, RECORD, "healthCheckId").filter((record) => failoverRole(record) !== undefined);
}
