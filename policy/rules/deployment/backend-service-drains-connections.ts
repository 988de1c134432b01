import {
    BACKEND_SERVICE,
    backendDocs,
    hasMachines,
    REGION_BACKEND_SERVICE,
    regionBackendDocs,
} from "../../clouds/gcp/load-balancing.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Seconds when nothing is said, from the schema of `@pulumi/gcp` 9.37.0, read 2026-11-22. */
const DEFAULT_SECONDS = 300;

export default defineResourceRule({
    id: "backend-service-drains-connections",
    title: "A backend service lets machines that leave finish what they have begun",
    severity: "medium",
    concern: "deployment",
    types: [REGION_BACKEND_SERVICE, BACKEND_SERVICE],
    breaks: "every deployment and every scale-down cuts requests off in the middle",
    remedy: "{ connectionDrainingTimeoutSec: 60 }",
    sources: [
        regionBackendDocs,
        backendDocs,
        { url: "https://docs.cloud.google.com/load-balancing/docs/enabling-connection-draining", read: "2026-11-22" },
    ],
    requirements: ["HB-07", "AG-03"],
    whenUnknown: "unknown",
    settings: { minimumSeconds: 30 },
    judge: (service, { minimumSeconds }, graph) => {
        if (!hasMachines(graph, service)) return undefined;
        const seconds = known(readNumber(service, "connectionDrainingTimeoutSec")) ?? DEFAULT_SECONDS;
        return seconds >= minimumSeconds
            ? pass(service, `connectionDrainingTimeoutSec is ${seconds} s`)
            : fail(
                  service,
                  `connectionDrainingTimeoutSec is ${seconds} s, needs at least ${minimumSeconds} s`,
                  `{ connectionDrainingTimeoutSec: ${minimumSeconds} }`,
              );
    },
});
