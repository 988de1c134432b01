/** Times, fingerprints and labels in the forms that Google Cloud answers with. */
import { bag, flag } from "../bag.ts";
import type { Draft } from "../kind.ts";
import { type Bag, UNKNOWN, type Value } from "../values.ts";

/** A UTC time with this many fractional digits, such as `2026-01-01T00:00:00.123456Z`. */
export function instant(draft: Draft, which: "created" | "modified", digits: number): string {
    return draft.time(which).replace("Z", `.${draft.token("digits", digits, `fraction-${which}`)}Z`);
}

/** Compute answers in Pacific time: `2025-12-31T16:00:00.123-08:00`. */
export function pacific(draft: Draft): string {
    const local = new Date(Date.parse(draft.time("created")) - 8 * 3600 * 1000).toISOString();
    return `${local.slice(0, 19)}.${draft.token("digits", 3, "pacific")}-08:00`;
}

/** Base64 of this many random-looking bytes. */
export function base64(draft: Draft, bytes: number, salt: string): string {
    return Buffer.from(draft.token("hex", bytes * 2, salt), "hex").toString("base64");
}

/** Twelve characters that change with each update. */
export function fingerprint(draft: Draft): string {
    return base64(draft, 8, `fingerprint-${draft.revision}`);
}

/** A number of 15 digits, the longest that keeps its precision in JavaScript. */
export function serverNumber(draft: Draft): number {
    return Number(draft.token("digits", 15, "server-number"));
}

/** `pulumiLabels` and `effectiveLabels`. The provider adds its own label to all types but forwarding rules. */
export function labels(draft: Draft, attribution = true): Bag {
    const all = labelsInEffect(draft, attribution);
    return { pulumiLabels: all, effectiveLabels: all };
}

function labelsInEffect({ inputs, provider }: Draft, attribution: boolean): Value {
    if (inputs.labels === UNKNOWN) return UNKNOWN;
    const wanted = attribution && flag(provider.config, "addPulumiAttributionLabel") !== false;
    return {
        ...bag(provider.config, "defaultLabels"),
        ...(wanted ? { "goog-pulumi-provisioned": "true" } : {}),
        ...bag(inputs, "labels"),
    };
}

/** The program's annotations, known at preview when all of them are. */
export function annotations({ inputs }: Draft): Value {
    return inputs.annotations === UNKNOWN ? UNKNOWN : (bag(inputs, "annotations") ?? {});
}

/** What the provider knows at preview for most types. */
export const KNOWN = ["project"] as const;
export const KNOWN_WITH_LABELS = ["project", "pulumiLabels", "effectiveLabels"] as const;
