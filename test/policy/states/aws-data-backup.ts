import type { StateResource } from "../state.ts";

export const backups: readonly StateResource[] = [];
