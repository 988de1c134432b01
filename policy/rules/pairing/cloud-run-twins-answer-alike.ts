import { concurrency, containers, SERVICE, serviceDocs, timeoutSeconds } from "../../clouds/gcp/cloud-run.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readBoolean, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { twinOfPrimary } from "../../twins.ts";

export default defineResourceRule({
    id: "cloud-run-twins-answer-alike",
    title: "Twins of a Cloud Run service give a request the same time, CPU and memory, and take as many at once",
    severity: "high",
    concern: "pairing",
    types: [SERVICE],
    breaks: "what works in one region is cut off or runs out of memory in the other, and only a failover shows it",
    remedy: '{ template: { timeout: "30s", maxInstanceRequestConcurrency: 20 } }',
    sources: [serviceDocs],
    requirements: ["ET-02", "CN-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        const found = twinOfPrimary(graph, service);
        if (found?.twin === undefined) return undefined;
        const { pair, twin } = found;
        const [own, other] = [shapeOf(service), shapeOf(twin)];
        const differing = own.filter(({ shown }, index) => shown !== other[index]?.shown);
        if (differing.length === 0) return pass(service, `answers as ${twin.name} in ${pair.failover} does`);
        const parts = differing.map(({ what, shown }) => {
            const there = other.find((candidate) => candidate.what === what)?.shown;
            return `${what} is ${there}, and in ${pair.primary} ${shown}`;
        });
        const whole = differing.flatMap(({ set }) => set ?? []);
        return fail(twin, parts.join("; "), whole.length > 0 ? `{ template: { ${whole.join(", ")} } }` : undefined);
    },
});

interface Trait {
    readonly what: string;
    readonly shown: string;
    /** How the twin's template says the same. */
    readonly set?: string;
}

function shapeOf(service: Resource): readonly Trait[] {
    const timeout = `${timeoutSeconds(service)}s`;
    const atOnce = String(concurrency(service));
    return [
        { what: "timeout", shown: timeout, set: `timeout: "${timeout}"` },
        { what: "concurrency", shown: atOnce, set: `maxInstanceRequestConcurrency: ${atOnce}` },
        { what: "CPU and memory", shown: containers(service).map(sizeOf).join(", ") },
    ];
}

function sizeOf(container: Readable): string {
    const resources = known(readPart(container, "resources"));
    const cpu = known(readString(container, "resources.limits.cpu")) ?? "the default";
    const memory = known(readString(container, "resources.limits.memory")) ?? "the default";
    // CPUs are there during requests only, unless resources are named without saying so.
    const idle = resources === undefined || known(readBoolean(resources, "cpuIdle")) === true;
    return `${cpu} CPU ${idle ? "during requests" : "always"} with ${memory}`;
}
