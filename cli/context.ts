import type { Terminal } from "./terminal/terminal.ts";

/** What every command works with. */
export interface Context {
    /** The repository: the folder of `Pulumi.yaml`. */
    readonly root: string;
    readonly environment: NodeJS.ProcessEnv;
    readonly terminal: Terminal;
}

/** Nothing went wrong, the work failed or was found wanting, or it could not even begin. */
export const exitCode = { success: 0, failure: 1, refusal: 2 } as const;
