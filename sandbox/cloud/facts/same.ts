/** When two values are one and the same to the provider, so that no difference is shown. */
import { isBag, type Value } from "../values.ts";

type Same = (before: string, after: string) => boolean;

/** Suppress rules of the facts that are evaluated; any other name is a fact that is not evaluated. */
const rules: Readonly<Record<string, Same>> = {
    CaseDiffSuppress: (a, b) => a.toLowerCase() === b.toLowerCase(),
    iamMemberCaseDiffSuppress: (a, b) => a.toLowerCase() === b.toLowerCase(),
    CompareSelfLinkOrResourceName: sameReference,
    CompareSelfLinkRelativePaths: sameReference,
    CompareSelfLinkRelativePathsIgnoreProjectId: sameReference,
    CompareSelfLinkCanonicalPaths: sameReference,
    CompareResourceNames: sameReference,
    CompareProjectName: sameReference,
    StorageBucketDiffSuppress: sameReference,
    kmsCryptoKeyRingsEquivalent: sameReference,
    LastSlashDiffSuppress: (a, b) => a.replace(/\/$/, "") === b.replace(/\/$/, ""),
    OptionalSurroundingSpacesSuppress: (a, b) => a.trim() === b.trim(),
    PortRangeDiffSuppress: (a, b) => portRange(a) === portRange(b),
    durationDiffSuppress: (a, b) => durationSeconds(a) !== undefined && durationSeconds(a) === durationSeconds(b),
    monitoringDashboardDiffSuppress: sameJson,
    rrdatasDnsDiffSuppress: (a, b) => a.toLowerCase() === b.toLowerCase(),
};

/** True when the named rule hides the difference. `undefined` stands for a value that is not there. */
export function suppressed(rule: string, before: Value | undefined, after: Value | undefined): boolean {
    if (rule.startsWith("emptyOrDefault:")) {
        const fallback = rule.slice("emptyOrDefault:".length).trim();
        const filled = (value: Value | undefined) => (value === undefined || value === "" ? fallback : value);
        return filled(before) === filled(after);
    }
    const same = rules[rule];
    return same !== undefined && typeof before === "string" && typeof after === "string" && same(before, after);
}

export function isKnownSuppression(rule: string): boolean {
    return rule in rules || rule.startsWith("emptyOrDefault:");
}

/** JSON with sorted keys, for comparing by value. */
export function canonical(value: Value | undefined): string {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (!isBag(value)) return JSON.stringify(value) ?? "undefined";
    const keys = Object.keys(value)
        .filter((key) => value[key] !== null)
        .sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

/** A short name, a relative path and a full URL of one resource are equal. */
function sameReference(before: string, after: string): boolean {
    const [a, b] = [relative(before), relative(after)];
    return a === b || (a !== "" && b.endsWith(`/${a}`)) || (b !== "" && a.endsWith(`/${b}`));
}

function relative(reference: string): string {
    return reference
        .replace(/^(https?:)?\/\/[^/]+\//, "")
        .replace(/^(compute\/)?(v1|beta|v1beta1)\//, "")
        .replace(/^b\//, "");
}

const portRange = (text: string): string => (text.includes("-") ? text : `${text}-${text}`);

function durationSeconds(text: string): number | undefined {
    const units = { d: 86400, h: 3600, m: 60, s: 1 } as const;
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([dhms])/g)];
    if (parts.length === 0 || parts.map(([all]) => all).join("") !== text) return undefined;
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit as keyof typeof units], 0);
}

function sameJson(before: string, after: string): boolean {
    try {
        return canonical(JSON.parse(before)) === canonical(JSON.parse(after));
    } catch {
        return false;
    }
}
