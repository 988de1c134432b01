import { failOpenHeader } from "../sending/fail-open.ts";
import type { CacheRoute } from "./config.ts";

/** Directives with which an origin keeps an answer out of shared caches. */
const KEPT_OUT = ["private", "no-store", "no-cache", "must-understand"];

/** What an answer may depend on: its key has these, and the platform encodes bodies for each client by itself. */
const COVERED = ["accept", "accept-encoding", "authorization"];

/** Encodings that the runtime takes off when a body is read. */
const DECODED = ["", "identity", "gzip", "br"];

/**
 * For how many seconds the origin lets an answer be kept, infinite when it does not say; undefined when it must not be
 * kept at all.
 */
export function allowedSeconds(route: CacheRoute, { status, headers }: Response): number | undefined {
    if (!route.statuses.includes(status) || headers.has("set-cookie") || headers.has(failOpenHeader)) return undefined;
    const covered = route.byLanguage ? [...COVERED, "accept-language"] : COVERED;
    const varies = listed(headers.get("vary"));
    if (varies.some((name) => !covered.includes(name))) return undefined;
    if (!DECODED.includes((headers.get("content-encoding") ?? "").toLowerCase())) return undefined;
    const directives = listed(headers.get("cache-control"));
    if (directives.some((directive) => KEPT_OUT.includes(directive.split("=", 1)[0] ?? ""))) return undefined;
    const limit = seconds(directives, "s-maxage") ?? seconds(directives, "max-age") ?? Number.POSITIVE_INFINITY;
    const left = limit - Number(headers.get("age") ?? 0);
    return left > 0 ? left : undefined;
}

function listed(value: string | null): readonly string[] {
    return (value ?? "")
        .toLowerCase()
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== "");
}

/** A directive's seconds; one that cannot be read allows none. */
function seconds(directives: readonly string[], name: string): number | undefined {
    const found = directives.find((directive) => directive.split("=", 1)[0] === name);
    if (found === undefined) return undefined;
    const digits = /^"?(\d+)"?$/.exec(found.slice(name.length + 1))?.[1];
    return digits === undefined ? 0 : Number(digits);
}
