import type { Resource } from "../../../policy/graph/graph.ts";
import { known, readBoolean, readNumber, readString, readStrings } from "../../../policy/graph/read.ts";
import { regionOf, type Standing, type Use, usesOf } from "./choice.ts";

/** Whether a resource is the one of its type and region that would be there anyway. */
export function isFirstOfRegion(resource: Resource, { graph }: Standing): boolean {
    const peers = graph.ofType(resource.type).filter((peer) => regionOf(peer) === regionOf(resource));
    return peers.map(({ urn }) => urn).sort()[0] === resource.urn;
}

/** Machines that a fleet keeps. */
export function fleetSize(fleet: Resource): number {
    return known(readNumber(fleet, "minSize")) ?? 0;
}

/** So many machines of a fleet, of the type that its launch template says. */
export function machines(fleet: Resource, count: number, { graph }: Standing): Use[] {
    const [template] = graph.referred(fleet, "launchTemplate.id", "aws:ec2/launchTemplate:LaunchTemplate");
    const type = template && known(readString(template, "instanceType"));
    if (type === undefined) throw new RangeError(`${fleet.name}: no launch template says what machines it has`);
    return usesOf(fleet, { [`aws-${type}`]: count, "aws-machine-disk": count });
}

/** An Application Load Balancer with an address in each of its subnets. */
export function loadBalancer(balancer: Resource): Use[] {
    const subnets = known(readStrings(balancer, "subnets"))?.length ?? 0;
    return usesOf(balancer, { "aws-load-balancer": 1, "aws-address": subnets });
}

/** A health check with its optional features, of an endpoint in AWS; those of other checks and of metrics cost otherwise. */
export function healthCheck(check: Resource): Use[] {
    const type = known(readString(check, "type")) ?? "";
    if (!/^(?:HTTP|TCP)/.test(type)) return usesOf(check, { "aws-health-check-derived": 1 });
    const features = [
        type.startsWith("HTTPS"),
        type.endsWith("_STR_MATCH"),
        known(readNumber(check, "requestInterval")) === 10,
        known(readBoolean(check, "measureLatency")) === true,
    ];
    return usesOf(check, {
        "aws-health-check": 1,
        "aws-health-check-feature": features.filter((has) => has).length,
    });
}

/** Whether a database has a second instance in another zone of its region. */
export function isZoneRedundant(database: Resource): boolean {
    return known(readBoolean(database, "multiAz")) ?? false;
}

/** So many instances of a database's class and disk. */
export function databaseInstances(database: Resource, count: number, standing: Standing): Use[] {
    const size = known(readString(database, "instanceClass")) ?? "";
    return usesOf(database, { [`aws-${size}`]: count, "aws-db-gp3": count * gigabytesOf(database, standing) });
}

/** A replica's disk is as large as that of the database that it follows. */
function gigabytesOf(database: Resource, { graph }: Standing): number {
    const [source] = graph
        .ofType(database.type)
        .filter((other) => known(readString(other, "arn")) === known(readString(database, "replicateSourceDb")));
    const holder = known(readString(database, "replicateSourceDb")) === undefined ? database : (source ?? database);
    return known(readNumber(holder, "allocatedStorage")) ?? 0;
}

/** Nodes of a cache. */
export function cacheSize(cache: Resource): number {
    return known(readNumber(cache, "numCacheClusters")) ?? 0;
}

/** So many nodes of a cache; one that follows another has nodes of that one's type. */
export function cacheNodes(cache: Resource, count: number, { graph }: Standing): Use[] {
    const type =
        known(readString(cache, "nodeType")) ??
        graph
            .ofType(cache.type)
            .filter(({ parent }) => parent === cache.parent)
            .flatMap((other) => known(readString(other, "nodeType")) ?? [])[0];
    if (type === undefined) throw new RangeError(`${cache.name}: no cache beside it says what nodes it has`);
    return usesOf(cache, { [`aws-${type}`]: count });
}
