/** "Multi-Region Reliability Architecture" of ESTA Tracker: two regions of Google Cloud behind an edge. */

import { LOAD_BALANCER, MONITOR, REGIONS, SYSTEM } from "../esta-state.ts";
import type { Properties, State } from "../state.ts";
import { runState } from "../states/gcp-run.ts";
import { leftOut } from "./design.ts";

const PRIMARY = "us-central1";
const STANDBY = "us-east1";

export function estaTracker(): State {
    const state = runState()
        .set(SYSTEM, { objectives })
        .at("database", "locationId", PRIMARY)
        .set(MONITOR, { interval: 60, consecutiveDown: 1, consecutiveUp: 2 })
        .set(LOAD_BALANCER, { steeringPolicy: "geo" })
        .at(`functions-${STANDBY}-service`, "template.scaling.minInstanceCount", 0);
    return REGIONS.flatMap((region) => [`api-${region}-service`, `functions-${region}-service`]).reduce(
        (changed, name) => withoutProbes(changed, name),
        leftOut(state, notYet),
    );
}

const objectives: Properties = {
    availability: 0.999,
    recoveryTime: { targetSeconds: 300, achievableSeconds: 900 },
    recoveryPoint: { targetSeconds: 0, achievableSeconds: 900 },
    triggers: {
        database: { unreachableSeconds: 30, failoverSeconds: 60 },
        errorRate: { ratio: 0.1, failoverSeconds: 30 },
        partition: { failoverSeconds: 120 },
    },
};

/** "[ ] Health check endpoints": there is nothing yet that a probe could ask. */
function withoutProbes(state: State, service: string): State {
    return ["startupProbe", "readinessProbe", "livenessProbe"].reduce(
        (changed, probe) => changed.at(service, `template.containers[0].${probe}`, undefined),
        state,
    );
}

/** "[ ] Monitoring dashboard", "[ ] Alerting rules", "[ ] Failover DNS configuration"; and "Continuous" is no schedule of backups. */
function notYet({ type, name }: { readonly type: string; readonly name: string }): boolean {
    return (
        /^gcp:monitoring\/(dashboard|alertPolicy)/.test(type) || name.startsWith("bypass-") || name === "daily-backup"
    );
}
