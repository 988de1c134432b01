import * as pulumi from "@pulumi/pulumi";
import type { SystemContracts } from "ha-platform/contract";

/** What the portal uses of the platform in one region. */
export interface PlatformData {
    readonly project: string;
    readonly network: string;
    readonly subnetwork: string;
    readonly database: { readonly name: string; readonly write: string; readonly read: string };
    /** The region's own cache, and the one that takes writes now. */
    readonly cache: { readonly near: string; readonly write: string };
}

/** Looks everything up by the region, so that it follows when the platform moves its writer or its regions. */
export function dataIn(
    region: pulumi.Output<string>,
    claims: pulumi.Output<SystemContracts["claim-navigator"]>,
    esta: pulumi.Output<SystemContracts["esta-tracker"]>,
): pulumi.Output<PlatformData> {
    return pulumi.all([region, claims, esta]).apply(([here, { network, database }, { cache }]) => ({
        ...valueIn(network, here),
        database: { name: database.name, write: database.write, read: valueIn(database.read, here) },
        cache: { near: valueIn(cache.endpoints, here), write: valueIn(cache.endpoints, cache.writer) },
    }));
}

function valueIn<T>(values: Readonly<Record<string, T>>, region: string): T {
    const { [region]: value } = values;
    if (value === undefined) {
        throw new pulumi.RunError(`the platform has nothing in ${region}, only in ${Object.keys(values).join(", ")}`);
    }
    return value;
}
