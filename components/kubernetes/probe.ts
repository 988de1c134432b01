import type { types } from "@pulumi/kubernetes";
import type { Problem } from "../core/argument-error.ts";
import { type Probe, probeProblems } from "../core/probe.ts";

/** The three questions that the kubelet asks a container. */
export interface WorkloadProbes {
    /** Whether it has started; until then nothing else is asked. */
    readonly startup: Probe;
    /** Whether the process itself is stuck; it is restarted if so. Must not ask for anything beyond the process. */
    readonly liveness: Probe;
    /** Whether requests may come. */
    readonly readiness: Probe;
}

/** What Kubernetes would refuse, and a liveness probe that asks the same as readiness, which restarts fleets. */
export function workloadProbeProblems(probes: WorkloadProbes, path = "probes"): Problem[] {
    const problems = Object.entries(probes).flatMap(([role, probe]) => ofOne(role, probe, `${path}.${role}`));
    if (probes.liveness.path === probes.readiness.path) {
        problems.push({
            path: `${path}.liveness.path`,
            reason: `must differ from the readiness path, which may look at dependencies: a database in trouble must not restart every instance, got ${probes.liveness.path} for both`,
        });
    }
    return problems;
}

function ofOne(role: string, probe: Probe, path: string): Problem[] {
    const problems = probeProblems(probe, path);
    if (probe.retries !== 0)
        problems.push({
            path: `${path}.retries`,
            reason: `must be 0: the kubelet does not retry, got ${probe.retries}`,
        });
    if (role !== "readiness" && probe.successes !== 1)
        problems.push({
            path: `${path}.successes`,
            reason: `must be 1, the only value that Kubernetes takes here, got ${probe.successes}`,
        });
    for (const field of ["interval", "timeout"] as const) {
        if (probe[field].seconds < 1 || !Number.isInteger(probe[field].seconds))
            problems.push({ path: `${path}.${field}`, reason: `must be whole seconds, got ${probe[field]}` });
    }
    return problems;
}

/** A probe as Kubernetes writes it, over plain HTTP inside the pod. */
export function kubernetesProbe(probe: Probe, port: string): types.input.core.v1.Probe {
    return {
        httpGet: { path: probe.path, port },
        periodSeconds: probe.interval.seconds,
        timeoutSeconds: probe.timeout.seconds,
        failureThreshold: probe.failures,
        successThreshold: probe.successes,
    };
}
