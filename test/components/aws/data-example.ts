/** Settings of data components as a system would ask for them. */
import type { DataNetwork } from "../../../components/aws/data-network.ts";
import { Duration } from "../../../components/core/duration.ts";

export const EAST = "us-east-1";
export const WEST = "us-west-2";
export const regions = { primary: EAST, failover: WEST, writer: EAST };
const keep = Duration.days(14);

const nowhere: DataNetwork = { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"], clients: { api: "sg-1" } };

/** Settings of a database pair that plan without a complaint. */
export const postgresSettings = {
    regions,
    instances: { [EAST]: 1, [WEST]: 2 },
    version: "17",
    diskGb: { initial: 100, limit: 1000 },
    backup: { kind: "backed-up", every: Duration.days(1), keep, pointInTime: keep, locked: false },
    networks: { [EAST]: nowhere, [WEST]: nowhere },
    protect: true,
} as const;

/** Settings of a cache pair that plan without a complaint. */
export const cacheSettings = {
    regions,
    replicas: 2,
    nodeType: "cache.m7g.large",
    snapshotDays: 7,
    networks: { [EAST]: nowhere, [WEST]: nowhere },
} as const;
