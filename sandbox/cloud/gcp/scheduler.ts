/** Cloud Scheduler jobs. */
import { bag, filledAt, flag, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { refersToServiceAccount } from "./checks.ts";
import { projectOf, regionOf } from "./names.ts";
import { KNOWN } from "./stamps.ts";

const TOKENS = ["oauthToken", "oidcToken"] as const;

function oneToken(draft: Draft): readonly Refusal[] {
    const given = TOKENS.filter((key) => bag(draft.inputs, `httpTarget.${key}`) !== undefined);
    return refuseIf(given.length > 1, {
        property: "httpTarget",
        problem: "must have at most one of oauthToken and oidcToken",
        remedy: "use oidcToken for your own services and oauthToken for Google APIs",
    });
}

const job: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/locations/${regionOf(draft)}/jobs/${draft.name}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...unset(draft.inputs, { paused: false }),
        ...filledAt(draft.inputs, "retryConfig", {
            maxBackoffDuration: "3600s",
            maxDoublings: 5,
            maxRetryDuration: "0s",
            minBackoffDuration: "5s",
            retryCount: 0,
        }),
        state: flag(draft.inputs, "paused") === true ? "PAUSED" : "ENABLED",
    }),
    knownAtPreview: [...KNOWN, "region"],
    refusals: (draft) => [
        ...oneToken(draft),
        ...TOKENS.flatMap((key) => refersToServiceAccount(draft, `httpTarget.${key}.serviceAccountEmail`)),
    ],
};

export const scheduler: Family = { "gcp:cloudscheduler/job:Job": job };
