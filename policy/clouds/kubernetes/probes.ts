/** How the kubelet asks containers how they are. */

import {
    known,
    type Readable,
    readNumber,
    readNumberOrString,
    readPart,
    readString,
    readStrings,
} from "../../graph/read.ts";
import { kubernetesDocs } from "./objects.ts";

export const probeDocs = kubernetesDocs("tasks/configure-pod-container/configure-liveness-readiness-startup-probes");

export type ProbeRole = "startupProbe" | "livenessProbe" | "readinessProbe";
export const PROBE_ROLES: readonly ProbeRole[] = ["startupProbe", "livenessProbe", "readinessProbe"];

/** Times and counts with Kubernetes's defaults (https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/, 2026-11-22). */
export interface Probe {
    readonly delaySeconds: number;
    readonly periodSeconds: number;
    readonly timeoutSeconds: number;
    readonly failures: number;
    /** Path that it asks over HTTP. */
    readonly path: string | undefined;
    readonly port: number | string | undefined;
    /** What it asks, as one text: equal for two probes that ask the same. */
    readonly asks: string;
}

export function probeOf(container: Readable, role: ProbeRole): Probe | undefined {
    const probe = known(readPart(container, role));
    if (probe === undefined) return undefined;
    const http = known(readPart(probe, "httpGet"));
    const path = http && (known(readString(http, "path")) ?? "/");
    const action = ["httpGet", "tcpSocket", "grpc"].find((kind) => known(readPart(probe, kind)) !== undefined);
    const port = action === undefined ? undefined : known(readNumberOrString(probe, `${action}.port`));
    const command = known(readStrings(probe, "exec.command")) ?? [];
    return {
        delaySeconds: known(readNumber(probe, "initialDelaySeconds")) ?? 0,
        periodSeconds: known(readNumber(probe, "periodSeconds")) ?? 10,
        timeoutSeconds: known(readNumber(probe, "timeoutSeconds")) ?? 1,
        failures: known(readNumber(probe, "failureThreshold")) ?? 3,
        path,
        port,
        asks: [action ?? "exec", port ?? "", path ?? "", ...command].join(" "),
    };
}

/** Longest time in seconds from the moment something breaks until the probe has failed often enough. */
export function detectionSeconds({ periodSeconds, failures, timeoutSeconds }: Probe): number {
    return periodSeconds * failures + timeoutSeconds;
}
