import { each } from "./each.ts";
import type { SystemPlatform } from "./system-platform.ts";

/** Where clients of the systems' private addresses have to be, as the contract shows it. */
export function networksOf({ google: { project, networks } }: SystemPlatform) {
    return each(networks, ({ network, workloads }) => ({ project, network, subnetwork: workloads }));
}
