/** What rules need to know about Elastic Load Balancing: load balancers, listeners and target groups. */

import type { Resource } from "../../graph/graph.ts";
import { known, readBoolean, readNumber, readPart, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const LISTENER = "aws:lb/listener:Listener";
export const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

export const loadBalancerDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/lb/loadbalancer/",
    read: "2026-11-22",
};
export const listenerDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/lb/listener/",
    read: "2026-11-22",
};
export const targetGroupDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/lb/targetgroup/",
    read: "2026-11-22",
};

export function kindOf(balancer: Resource): string {
    return known(readString(balancer, "loadBalancerType")) ?? "application";
}

export function isPublic(balancer: Resource): boolean {
    return known(readBoolean(balancer, "internal")) !== true;
}

/** Requests in HTTP, where a health check can ask for a path. */
export function speaksHttp(group: Resource): boolean {
    const protocol = known(readString(group, "protocol"));
    return protocol === "HTTP" || protocol === "HTTPS";
}

/** Of target groups of instances and addresses, `@pulumi/aws` 7.48.0, read 2026-11-22. The timeout is 6 s for HTTP, 10 s else. */
const CHECK_DEFAULTS = { interval: 30, timeout: 10, healthyThreshold: 3, unhealthyThreshold: 3 };
const HTTP_TIMEOUT_SECONDS = 6;

/** Seconds and counts of a group's health check. */
export function healthCheckOf(group: Resource): typeof CHECK_DEFAULTS {
    const read = (key: keyof typeof CHECK_DEFAULTS) => known(readNumber(group, `healthCheck.${key}`));
    const protocol = known(readString(group, "protocol"));
    return {
        interval: read("interval") ?? CHECK_DEFAULTS.interval,
        timeout: read("timeout") ?? (protocol === "HTTP" ? HTTP_TIMEOUT_SECONDS : CHECK_DEFAULTS.timeout),
        healthyThreshold: read("healthyThreshold") ?? CHECK_DEFAULTS.healthyThreshold,
        unhealthyThreshold: read("unhealthyThreshold") ?? CHECK_DEFAULTS.unhealthyThreshold,
    };
}

/** The path that a group's health check asks for. */
export function healthPathOf(group: Resource): string {
    const path = known(readString(group, "healthCheck.path")) ?? "";
    return path === "" ? "/" : path;
}

/** What a group does when too few of its targets are healthy: leave DNS, or send requests to unhealthy ones too. */
export type Floor = "dnsFailover" | "unhealthyStateRouting";

/** Healthy targets below which a group acts; 0 where a floor is off. One target and no share when nothing is said. */
export function floorOf(group: Resource, floor: Floor): { readonly count: number; readonly percent: number } {
    return {
        count: countOrOff(group, `targetGroupHealth.${floor}.minimumHealthyTargetsCount`) ?? 1,
        percent: countOrOff(group, `targetGroupHealth.${floor}.minimumHealthyTargetsPercentage`) ?? 0,
    };
}

/** Some of these are numbers and others strings, which may be `off`. */
function countOrOff(group: Resource, path: string): number | undefined {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const value = known(readPart(group, keys.join(".")))?.property(last);
    if (typeof value === "number") return value;
    const text = known(readString(group, path));
    return text === undefined || text === "" ? undefined : text === "off" ? 0 : Number(text);
}
