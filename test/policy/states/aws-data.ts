/** A state of a system on AWS in which every rule about its data, backups, keys and alarms passes. */

import { State, type StateResource } from "../state.ts";
import { alarms } from "./aws-data-alarms.ts";
import { backups } from "./aws-data-backup.ts";
import { buckets } from "./aws-data-buckets.ts";
import { keys } from "./aws-data-keys.ts";
import { EAST, REGIONS, SYSTEM, WEST } from "./aws-data-place.ts";
import { stores } from "./aws-data-stores.ts";

export function awsDataState(stack = "prod"): State {
    return new State(
        [
            { type: "pulumi:pulumi:Stack", name: `ha-platform-${stack}` },
            ...REGIONS.map((region) => ({
                type: "pulumi:providers:aws",
                name: `aws-${region}`,
                id: `aws-${region}-id`,
                outputs: { region },
            })),
            system,
            ...keys,
            ...stores,
            ...buckets,
            ...backups,
            ...alarms,
        ],
        stack,
    );
}

const system: StateResource = {
    type: "ha-platform:systems:Erato",
    name: SYSTEM,
    outputs: {
        system: SYSTEM,
        regions: { primary: EAST, failover: WEST, writer: EAST },
        objectives: {
            availability: 0.999,
            recoveryTime: { targetSeconds: 14400 },
            recoveryPoint: { targetSeconds: 900 },
            triggers: {
                database: { unreachableSeconds: 30, failoverSeconds: 120 },
                partition: { failoverSeconds: 120 },
            },
        },
        backups: { databaseDays: 35, vaultDays: 35 },
        health: { all: "/health" },
    },
};
