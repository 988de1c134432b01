import type { StateResource } from "../state.ts";

export const buckets: readonly StateResource[] = [];
