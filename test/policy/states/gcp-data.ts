/** A system that keeps data on Google Cloud in two regions, as every rule about that wants it. */

import { State, type StateResource } from "../state.ts";
import { cloudSql } from "./gcp-cloud-sql.ts";

const PROJECT = "example-project";
export const SYSTEM = "orders";

export function gcpDataState(stack = "prod"): State {
    return new State(
        [
            { type: "pulumi:pulumi:Stack", name: `ha-platform-${stack}` },
            ...["us-central1", "us-east1"].map((region) => ({
                type: "pulumi:providers:gcp",
                name: `gcp-${region}`,
                id: `gcp-${region}-id`,
                outputs: { project: PROJECT, region },
            })),
            system,
            ...cloudSql(PROJECT, SYSTEM),
        ],
        stack,
    );
}

const system: StateResource = {
    type: "ha-platform:systems:Orders",
    name: SYSTEM,
    outputs: {
        system: SYSTEM,
        regions: { primary: "us-central1", failover: "us-east1", writer: "us-central1" },
        objectives: {
            recoveryTime: { targetSeconds: 300 },
            recoveryPoint: { targetSeconds: 900 },
        },
        backups: { databaseDays: 30, exportDays: 90 },
    },
};
