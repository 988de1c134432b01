/** How pods end. */

import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readPart, readStrings } from "../../graph/read.ts";
import { podSpec } from "./workloads.ts";

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/, 2026-11-22. */
const DEFAULT_GRACE_SECONDS = 30;

/** What a container does before it gets the signal to end; the time is known where it only sleeps. */
export function preStopOf(container: Readable): { readonly seconds: number | undefined } | undefined {
    const hook = known(readPart(container, "lifecycle.preStop"));
    if (hook === undefined) return undefined;
    const sleep = known(readNumber(hook, "sleep.seconds"));
    if (sleep !== undefined) return { seconds: sleep };
    const command = (known(readStrings(hook, "exec.command")) ?? []).join(" ");
    const [, slept] = /(?:^|\s)sleep (\d+)$/.exec(command) ?? [];
    return { seconds: slept === undefined ? undefined : Number(slept) };
}

/** Seconds after which a pod that was told to end is killed. */
export function graceSeconds(workload: Resource): number {
    return known(readNumber(podSpec(workload), "terminationGracePeriodSeconds")) ?? DEFAULT_GRACE_SECONDS;
}
