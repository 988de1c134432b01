/** How strictly the stacks of applications are judged. */

import type { Levels } from "../levels.ts";

/** What an application tries out may be in one region; how it reaches the platform is never a matter of taste. */
export const levels: Levels = {
    stacks: {
        dev: { otherwise: "advisory" },
        staging: {
            otherwise: "mandatory",
            concerns: { redundancy: "advisory", deletion: "advisory", observability: "advisory" },
            // Staging may sleep.
            rules: { "cloud-run-warm-in-both-regions": "advisory" },
        },
        prod: { otherwise: "mandatory" },
    },
    otherwise: { otherwise: "mandatory" },
};
