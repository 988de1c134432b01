import { isBehindLoadBalancer, SERVICE, serviceDocs, timeoutSeconds } from "../../clouds/gcp/cloud-run.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-run-gives-up-in-time",
    title: "A Cloud Run service that users wait for ends a request within a minute",
    severity: "medium",
    concern: "health",
    types: [SERVICE],
    breaks: "requests that hang on a slow dependency fill every instance for minutes, and those that could be answered wait behind them",
    remedy: '{ template: { timeout: "30s" } }',
    sources: [
        serviceDocs,
        { url: "https://docs.cloud.google.com/run/docs/configuring/request-timeout", read: "2026-11-22" },
    ],
    requirements: ["CN-01", "CN-13"],
    whenUnknown: "unknown",
    settings: { maximumSeconds: 60 },
    judge: (service, { maximumSeconds }) => {
        // Work that a queue delivers may take longer: nobody waits for its answer.
        if (!isBehindLoadBalancer(service)) return undefined;
        const seconds = timeoutSeconds(service);
        return seconds <= maximumSeconds
            ? pass(service, `template.timeout is ${seconds} s`)
            : fail(
                  service,
                  `template.timeout is ${seconds} s, needs at most ${maximumSeconds} s`,
                  `{ template: { timeout: "${maximumSeconds}s" } }`,
              );
    },
});
