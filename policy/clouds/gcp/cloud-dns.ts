/** What rules need to know about Cloud DNS. */

import { known, type Readable, readPart, readParts, readString, readStrings } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const RECORD_SET = "gcp:dns/recordSet:RecordSet";
export const HEALTH_CHECK = "gcp:compute/healthCheck:HealthCheck";

export const routingDocs: Source = {
    url: "https://docs.cloud.google.com/dns/docs/routing-policies-overview",
    read: "2026-11-22",
};

/** Addresses that a routing policy gives out only while they are healthy; plain `rrdatas` are given out always. */
export function checkedTargets(policy: Readable): readonly string[] {
    const items = ["geos", "wrrs", "primaryBackup.backupGeos"].flatMap((list) => known(readParts(policy, list)) ?? []);
    const checked = [
        known(readPart(policy, "primaryBackup.primary")),
        ...items.map((item) => known(readPart(item, "healthCheckedTargets"))),
    ].filter((part) => part !== undefined);
    return [...new Set(checked.flatMap(addressesOf))];
}

function addressesOf(targets: Readable): readonly string[] {
    const balancers = known(readParts(targets, "internalLoadBalancers")) ?? [];
    return [
        ...(known(readStrings(targets, "externalEndpoints")) ?? []),
        ...balancers.flatMap((balancer) => known(readString(balancer, "ipAddress")) ?? []),
    ];
}
