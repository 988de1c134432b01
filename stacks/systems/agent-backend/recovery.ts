import * as pulumi from "@pulumi/pulumi";
import { inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { readerOf } from "../../../components/core/region-pair.ts";
import type { RecoveryStepContract } from "../../contract/agent-backend.ts";
import type { AgentBackendParts } from "./outputs.ts";
import type { AgentBackendArgs } from "./system.ts";

/** The eight steps after a region is lost (AG-11), each with the names of what it touches. */
export function recoverySteps(
    name: string,
    { host, platform }: AgentBackendArgs,
    parts: AgentBackendParts,
): pulumi.Output<RecoveryStepContract[]> {
    const { regions } = platform;
    const standby = readerOf(regions);
    const { pair, copy } = parts.data;
    const cluster = inRegion(platform.clusters.regions, standby).clusterName;
    const instance = inRegion(pair.instances, standby).name;
    return pulumi.output([
        {
            step: "declare",
            does: "Confirm what is lost: the pools of the load balancer, the alerts, the region's own status page. Write down the time.",
            touches: [
                `load balancer ${host}`,
                ...Object.values(parts.balancer.poolIds).map((id) => pulumi.interpolate`pool ${id}`),
            ],
        },
        {
            step: "activate",
            does: "Call whoever is on call for critical alerts and open the incident; from here the four hours count.",
            touches: [...platform.alerts.critical],
        },
        {
            step: "restore",
            does: "Promote the replica. If the data itself is damaged, restore the moment before into a new instance instead; if both instances are gone, import the newest export.",
            touches: [pulumi.interpolate`Cloud SQL instance ${instance}`, copy.object],
        },
        {
            step: "deploy",
            does: `Set ha-platform:regions.writer to ${standby} and run pulumi up: pods there get the promoted database as the one to write to. The same digests run there already.`,
            touches: [pulumi.interpolate`cluster ${cluster}`, `namespace ${name}`],
        },
        {
            step: "edge",
            does: "The same run puts the writer first in the router. Check that gateway and router answer.",
            touches: [
                pulumi.interpolate`Worker ${parts.gateway.scriptName}`,
                pulumi.interpolate`Worker ${parts.router.scriptName}`,
            ],
        },
        {
            step: "dns",
            does: "Nothing to change: the public name belongs to the edge, and each region has a name of its own. Check both.",
            touches: [host, ...Object.values(parts.hosts)],
        },
        {
            step: "test",
            does: "Read /health and /readiness by the public name, then read and write with a token of the test user.",
            touches: [`https://${host}/health`, `https://${host}/readiness`],
        },
        {
            step: "communicate",
            does: "Tell stakeholders what was lost, from the replica's lag at the time, and when it was back. Keep the record with the drills.",
            touches: [`${platform.runbooks}/${name}/region.md`],
        },
    ]);
}

/**
 * What is practised, and what each drill has to show (AG-12). Twice a year; a drill that was not held, or showed a gap, is
 * recorded in the drills' log beside the runbooks.
 */
export const DRILLS = [
    {
        name: "region-loss",
        every: Duration.days(182),
        proves: "the eight steps from declare to communicate within the recovery time, and the data lost within the recovery point",
    },
    {
        name: "point-in-time-restore",
        every: Duration.days(182),
        proves: "a moment before a damaging change comes back in a new instance",
    },
    {
        name: "export-import",
        every: Duration.days(182),
        proves: "the newest export becomes a database that the application can use",
    },
    {
        name: "redis-primary-loss",
        every: Duration.days(182),
        proves: "another primary takes writes within ten seconds, and requests go on",
    },
] as const;
