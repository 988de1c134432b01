import type { StateResource } from "../state.ts";

export const alarms: readonly StateResource[] = [];
