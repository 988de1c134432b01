/** Combinations of CPU, memory, concurrency, instances and probe times that Cloud Run refuses. */
import { bag, bags, flag, number, text } from "../bag.ts";
import type { Draft, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";

const MEBIBYTE = 1024 * 1024;

/**
 * Memory that a number of CPUs needs at least, and what fractions of one may have at most.
 * Source: cloud.google.com/run/docs/configuring/services/cpu, read 2026-11-22.
 */
const LEAST_MEMORY = [
    { cpus: 6, mebibytes: 4096 },
    { cpus: 4, mebibytes: 2048 },
] as const;
const MOST_MEMORY = [
    { below: 0.5, mebibytes: 512 },
    { below: 1, mebibytes: 1024 },
] as const;

/** What Cloud Run takes for a service that leaves it out, by the description of the property. */
const DEFAULT_CONCURRENCY = 80;

/** CPUs in `1000m` or `2`. */
function cpus(written: string | undefined): number | undefined {
    if (written === undefined) return undefined;
    const value = written.endsWith("m") ? Number(written.slice(0, -1)) / 1000 : Number(written);
    return Number.isNaN(value) ? undefined : value;
}

function mebibytes(written: string | undefined): number | undefined {
    const [, amount, unit] = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|k|M|G)?$/.exec(written ?? "") ?? [];
    if (amount === undefined) return undefined;
    const bytes = { Ki: 1024, Mi: MEBIBYTE, Gi: 1024 * MEBIBYTE, k: 1e3, M: 1e6, G: 1e9 }[unit ?? ""] ?? 1;
    return (Number(amount) * bytes) / MEBIBYTE;
}

export function limitRefusals(draft: Draft, root: string): readonly Refusal[] {
    const template = bag(draft.inputs, root) ?? {};
    return bags(template, "containers").flatMap(({ index, item }) => {
        const container = `${root}.containers[${index}]`;
        return [...resources(template, item, root, container), ...probes(item, container)];
    });
}

function resources(template: Bag, container: Bag, root: string, path: string): readonly Refusal[] {
    const [writtenCpu, writtenMemory] = [
        text(container, "resources.limits.cpu"),
        text(container, "resources.limits.memory"),
    ];
    const [cpu, memory] = [cpus(writtenCpu) ?? 1, mebibytes(writtenMemory) ?? 512];
    const least = LEAST_MEMORY.find((row) => cpu >= row.cpus);
    const most = MOST_MEMORY.find((row) => cpu < row.below);
    const got = `${printable(writtenMemory ?? "512Mi")} with cpu ${printable(writtenCpu ?? "1000m")}`;
    return [
        ...refuseIf(least !== undefined && memory < least.mebibytes, {
            property: `${path}.resources.limits.memory`,
            problem: `must be at least ${least?.mebibytes}Mi for ${least?.cpus} CPUs or more`,
            got,
        }),
        ...refuseIf(most !== undefined && memory > most.mebibytes, {
            property: `${path}.resources.limits.memory`,
            problem: `must be at most ${most?.mebibytes}Mi for less than ${most?.below} CPU`,
            got,
        }),
        ...(cpu < 1 ? fractionalCpu(template, container, root, path) : []),
    ];
}

function fractionalCpu(template: Bag, container: Bag, root: string, path: string): readonly Refusal[] {
    const concurrency = number(template, "maxInstanceRequestConcurrency") ?? DEFAULT_CONCURRENCY;
    const environment = text(template, "executionEnvironment");
    return [
        ...refuseIf(concurrency > 1, {
            property: `${root}.maxInstanceRequestConcurrency`,
            problem: "must be 1 with less than one CPU",
            got: String(concurrency),
            remedy: "give the container a whole CPU, or one request at a time",
        }),
        ...refuseIf(flag(container, "resources.cpuIdle") === false, {
            property: `${path}.resources.cpuIdle`,
            problem: "must be true with less than one CPU",
            got: "false",
        }),
        ...refuseIf(environment === "EXECUTION_ENVIRONMENT_GEN2", {
            property: `${root}.executionEnvironment`,
            problem: "must be EXECUTION_ENVIRONMENT_GEN1 with less than one CPU",
            got: printable(environment),
        }),
    ];
}

/** Provider and service defaults of probes that leave their times out. */
const PROBES = {
    startupProbe: { periodSeconds: 10, timeoutSeconds: 1 },
    livenessProbe: { periodSeconds: 10, timeoutSeconds: 1 },
    readinessProbe: { periodSeconds: 10, timeoutSeconds: 1 },
} as const;

function probes(container: Bag, path: string): readonly Refusal[] {
    return Object.entries(PROBES).flatMap(([key, defaults]) => {
        const probe = bag(container, key);
        if (probe === undefined) return [];
        const timeout = number(probe, "timeoutSeconds") ?? defaults.timeoutSeconds;
        const period = number(probe, "periodSeconds") ?? defaults.periodSeconds;
        return refuseIf(timeout > period, {
            property: `${path}.${key}.timeoutSeconds`,
            problem: `must be at most periodSeconds (${period})`,
            got: String(timeout),
            remedy: "a probe must have its answer before the next one is sent",
        });
    });
}

/** `min` above `max` in the scaling of a revision or of the whole service. */
export function scalingRefusals(draft: Draft): readonly Refusal[] {
    return ["scaling", "template.scaling"].flatMap((path) => {
        const [least, most] = [
            number(draft.inputs, `${path}.minInstanceCount`),
            number(draft.inputs, `${path}.maxInstanceCount`),
        ];
        // The service shows 0 for a maximum that is not set on the service as a whole.
        if (least === undefined || most === undefined || most === 0) return [];
        return refuseIf(least > most, {
            property: `${path}.minInstanceCount`,
            problem: `must be at most maxInstanceCount (${most})`,
            got: String(least),
        });
    });
}
