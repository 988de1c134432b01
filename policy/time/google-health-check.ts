/** How long a health check of Compute Engine takes to fail, from what it says. */

import type { Resource } from "../graph/graph.ts";
import { known, readNumber } from "../graph/read.ts";
import { repeatedProbe, type Sum } from "./sum.ts";

/** Defaults of health checks (https://www.pulumi.com/registry/packages/gcp/api-docs/compute/healthcheck/, 2026-11-22). */
const CHECK_DEFAULTS = { checkIntervalSec: 5, timeoutSec: 5, unhealthyThreshold: 2 };

export function healthCheckDetection(check: Resource): Sum {
    const read = (property: keyof typeof CHECK_DEFAULTS) =>
        known(readNumber(check, property)) ?? CHECK_DEFAULTS[property];
    return repeatedProbe({
        intervalSeconds: read("checkIntervalSec"),
        failures: read("unhealthyThreshold"),
        timeoutSeconds: read("timeoutSec"),
    });
}
