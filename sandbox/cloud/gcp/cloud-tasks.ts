/** Cloud Tasks queues. */
import { bag, filled, filledAt, number, text } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { refersToServiceAccount, seconds } from "./checks.ts";
import { locationOf, projectOf } from "./names.ts";
import { KNOWN } from "./stamps.ts";

/** Limits of a queue. Source: RateLimits in cloud.google.com/tasks/docs/reference/rest, read 2026-11-22. */
const MOST_PER_SECOND = 500;
const MOST_AT_ONCE = 5000;

function rates({ inputs }: Draft): readonly Refusal[] {
    const within = (key: string, most: number, remedy: string) => {
        const value = number(inputs, `rateLimits.${key}`);
        return refuseIf(value !== undefined && (value <= 0 || value > most), {
            property: `rateLimits.${key}`,
            problem: `must be above 0 and at most ${most}`,
            got: String(value),
            remedy,
        });
    };
    return [
        ...within("maxDispatchesPerSecond", MOST_PER_SECOND, "spread the tasks over several queues"),
        ...within("maxConcurrentDispatches", MOST_AT_ONCE, "spread the tasks over several queues"),
    ];
}

function retries({ inputs }: Draft): readonly Refusal[] {
    const attempts = number(inputs, "retryConfig.maxAttempts");
    const [shortest, longest] = [text(inputs, "retryConfig.minBackoff"), text(inputs, "retryConfig.maxBackoff")];
    const [least, most] = [seconds(shortest), seconds(longest)];
    return [
        ...refuseIf(attempts !== undefined && (attempts < -1 || attempts === 0), {
            property: "retryConfig.maxAttempts",
            problem: "must be -1 for no limit, or at least 1",
            got: String(attempts),
        }),
        ...refuseIf(least !== undefined && most !== undefined && least > most, {
            property: "retryConfig.minBackoff",
            problem: `must be at most maxBackoff (${longest})`,
            got: printable(shortest),
        }),
    ];
}

const queue: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/locations/${locationOf(draft)}/queues/${draft.name}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        rateLimits: filled(bag(draft.inputs, "rateLimits"), {
            maxBurstSize: Math.max(
                1,
                Math.round((number(draft.inputs, "rateLimits.maxDispatchesPerSecond") ?? 500) / 5),
            ),
            maxConcurrentDispatches: 1000,
            maxDispatchesPerSecond: 500,
        }),
        retryConfig: filled(bag(draft.inputs, "retryConfig"), {
            maxAttempts: 100,
            maxBackoff: "3600s",
            maxDoublings: 16,
            minBackoff: "0.100s",
            maxRetryDuration: "",
        }),
        ...filledAt(draft.inputs, "httpTarget", { httpMethod: "POST" }),
        ...filledAt(draft.inputs, "appEngineRoutingOverride", { host: `${projectOf(draft)}.appspot.com` }),
        state: text(draft.inputs, "desiredState") === "PAUSED" ? "PAUSED" : "RUNNING",
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [
        ...rates(draft),
        ...retries(draft),
        ...["oauthToken", "oidcToken"].flatMap((key) =>
            refersToServiceAccount(draft, `httpTarget.${key}.serviceAccountEmail`),
        ),
    ],
};

export const cloudTasks: Family = { "gcp:cloudtasks/queue:Queue": queue };
