/** "High Availability Architecture", Claim Navigator's API layer: functions that scale to zero, PostgreSQL in one region. */

import { SYSTEM as ESTA } from "../esta-state.ts";
import type { State, StateResource } from "../state.ts";
import { PRIMARY, REPLICA } from "../states/gcp-cloud-sql.ts";
import { SYSTEM as DATA, gcpDataState } from "../states/gcp-data.ts";
import { runState } from "../states/gcp-run.ts";
import { leftOut, renamed } from "./design.ts";

const CLAIM_NAVIGATOR = "claim-navigator";
const API = "api-us-central1-service";
const TYPE = "ha-platform:systems:ClaimNavigator";

export function claimNavigator(): State {
    const serving = renamed(runState(), ESTA, CLAIM_NAVIGATOR, TYPE);
    const data = renamed(gcpDataState(), DATA, CLAIM_NAVIGATOR, TYPE).resources.filter(({ type }) =>
        type.startsWith("gcp:sql/"),
    );
    const state = leftOut(serving.plus(...data), isMissing)
        .at(CLAIM_NAVIGATOR, "objectives", undefined)
        .at(CLAIM_NAVIGATOR, "backups", { databaseDays: 7 })
        .set(PRIMARY, {
            settings: {
                backupConfiguration: {
                    location: "us-central1",
                    pointInTimeRecoveryEnabled: false,
                    backupRetentionSettings: { retainedBackups: 7 },
                },
            },
        })
        .set("database-api", { name: "api", type: "BUILT_IN" });
    return state
        .set(API, { template: { maxInstanceRequestConcurrency: 1, timeout: "26s", scaling: { minInstanceCount: 0 } } })
        .at(API, "traffics", [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100 }]);
}

/** "Single Region", "Add read replicas" some day, and "[ ] Monitoring and alerting configured". */
function isMissing({ name, type }: StateResource): boolean {
    return (
        name === REPLICA ||
        name === "api-us-east1-service" ||
        type.startsWith("gcp:firestore/") ||
        type.startsWith("gcp:monitoring/alertPolicy")
    );
}
