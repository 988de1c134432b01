import { Duration } from "../../../components/core/duration.ts";
import type { Objectives } from "../../../components/core/objectives.ts";

/**
 * What HireMeBahamas promises. Its document names alert thresholds and no objectives; these follow from what is built.
 * Requests move to the other region by themselves; writes return when an operator has promoted its database.
 */
export const OBJECTIVES = {
    availability: 0.999,
    // These are the examples of the agent backend's document, until owners decide (docs/adr/0011-recovery-times.md).
    recoveryTime: { target: Duration.hours(4) },
    recoveryPoint: { target: Duration.minutes(15) },
    triggers: { partition: { failover: Duration.seconds(60) } },
    load: { requestsPerSecond: { target: 100, peak: 400 } },
    latency: {
        request: {
            p50: Duration.milliseconds(100),
            p95: Duration.milliseconds(500),
            p99: Duration.seconds(2),
        },
    },
} satisfies Objectives;
