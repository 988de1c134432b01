import type { SwitchCap } from "../coordination/config.ts";

/** The times of the switches that still count. */
export function recentSwitches(times: readonly number[], cap: SwitchCap, now: number): readonly number[] {
    return times.filter((time) => now - time < cap.withinMs);
}

/** Whether one more switch is allowed. */
export function maySwitch(times: readonly number[], cap: SwitchCap, now: number): boolean {
    return recentSwitches(times, cap, now).length < cap.most;
}
