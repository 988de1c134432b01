/** Enabled APIs. */
import { text } from "../bag.ts";
import type { Family } from "../kind.ts";
import { projectOf } from "./names.ts";
import { KNOWN } from "./stamps.ts";

export const projects: Family = {
    "gcp:projects/service:Service": {
        id: (draft) => `${projectOf(draft)}/${text(draft.inputs, "service")}`,
        outputs: (draft) => ({ project: projectOf(draft) }),
        knownAtPreview: KNOWN,
        // Enabling what is enabled already changes nothing.
        onConflict: "adopted",
    },
};
