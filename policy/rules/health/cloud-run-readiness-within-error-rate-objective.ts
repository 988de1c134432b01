import { containers, SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import { known, type Readable, readNumber, readPart } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";
import { repeatedProbe } from "../../time/sum.ts";

const OBJECTIVE = "objectives.triggers.errorRate.failoverSeconds";
/** Of readiness probes (https://www.pulumi.com/registry/packages/gcp/api-docs/cloudrunv2/service/, 2026-11-22). */
const DEFAULTS = { periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 1 };

export default defineResourceRule({
    id: "cloud-run-readiness-within-error-rate-objective",
    title: "A readiness probe takes a failing instance out within the time that the system allows for its error rate",
    severity: "high",
    concern: "health",
    types: [SERVICE],
    breaks: "instances that answer with errors keep getting requests for longer than the system promises",
    remedy: "{ template: { containers: [{ readinessProbe: { periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 } }] } }",
    sources: [
        serviceDocs,
        { url: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", read: "2026-11-22" },
    ],
    requirements: ["ET-05", "ET-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        const objective = declaredNumber(graph, service, OBJECTIVE);
        if (objective === undefined) return undefined;
        const probes = containers(service).flatMap((container, index) => {
            const probe = known(readPart(container, "readinessProbe"));
            return probe === undefined ? [] : [{ index, path: probe.path, ...timing(probe) }];
        });
        const [slowest] = probes.toSorted((a, b) => b.seconds - a.seconds);
        if (slowest === undefined) return undefined;

        const sum = `${slowest.path} fails after ${slowest.shown}`;
        if (slowest.seconds <= objective) return pass(service, `${sum} of the ${objective} s that the system allows`);
        const period = Math.floor((objective - slowest.timeoutSeconds) / slowest.failureThreshold);
        const over = `${sum}, and the system allows ${objective} s`;
        // Cloud Run wants a period that is no shorter than the timeout.
        if (period < Math.max(1, slowest.timeoutSeconds))
            return fail(service, `${over}: lower periodSeconds, timeoutSeconds and failureThreshold`);
        const before = "{}, ".repeat(slowest.index);
        return fail(
            service,
            `${over}: periodSeconds must be at most ${period} s`,
            `{ template: { containers: [${before}{ readinessProbe: { periodSeconds: ${period} } }] } }`,
        );
    },
});

function timing(probe: Readable) {
    const read = (property: keyof typeof DEFAULTS) => known(readNumber(probe, property)) ?? DEFAULTS[property];
    const period = read("periodSeconds");
    const failureThreshold = read("failureThreshold");
    const timeoutSeconds = read("timeoutSeconds");
    const sum = repeatedProbe({ intervalSeconds: period, failures: failureThreshold, timeoutSeconds });
    return { failureThreshold, timeoutSeconds, ...sum };
}
