import type { LatencyObjective, Objective, SystemReport, Trigger, Unit } from "./model.ts";
import { formatQuantity, wordsOf } from "./quantity.ts";
import { isPlainObject, type PropertyBag } from "./state.ts";

type Stated = Pick<SystemReport, "objectives" | "latency" | "triggers">;

const LABELS: Readonly<Record<string, string>> = {
    recoveryTime: "Recovery time (RTO)",
    recoveryPoint: "Data loss (RPO)",
};

/** What is asked first about a system comes first; a state keeps its keys in alphabetical order. */
const FIRST = ["availability", "recoveryTime", "recoveryPoint"];

function rankOf({ path }: Objective): number {
    const at = FIRST.indexOf(path);
    return at === -1 ? FIRST.length : at;
}

/** Suffixes that carry a unit in a key, such as `targetSeconds`. */
const SUFFIXES = [
    ["Milliseconds", "milliseconds"],
    ["Seconds", "seconds"],
    ["Days", "days"],
    ["Ratio", "share"],
] as const;

const CLAIMS = ["target", "achievable", "achieved", "peak"] as const;

/**
 * Reads the objectives that a system registered, by the shape of each entry: pairs of claims, percentiles, triggers and
 * single numbers. Entries of any other shape are left out.
 */
export function readObjectives(value: unknown): Stated {
    if (!isPlainObject(value)) return { objectives: [], latency: [], triggers: [] };
    const { triggers, latency, ...rest } = value;
    return {
        objectives: rows(rest, []).sort((a, b) => rankOf(a) - rankOf(b)),
        latency: readLatency(latency),
        triggers: readTriggers(triggers),
    };
}

function rows(bag: PropertyBag, path: readonly string[]): Objective[] {
    return Object.entries(bag).flatMap(([key, value]): Objective[] => {
        const here = [...path, key];
        if (typeof value === "number") {
            const [name, unit] = unitOf(key);
            return [{ path: here.join("."), label: labelOf([...path, name]), unit, target: value }];
        }
        if (!isPlainObject(value)) return [];
        const row = claims(value, here);
        return row === undefined ? rows(value, here) : [row];
    });
}

/** One row out of `{ targetSeconds, achievableSeconds, … }`; undefined when the entry is not of that shape. */
function claims(bag: PropertyBag, path: readonly string[]): Objective | undefined {
    const found: { -readonly [claim in (typeof CLAIMS)[number]]?: number } = {};
    let unit: Unit = "count";
    for (const [key, value] of Object.entries(bag)) {
        const [name, own] = unitOf(key);
        const claim = CLAIMS.find((one) => one === name);
        if (claim === undefined || typeof value !== "number") return undefined;
        found[claim] = value;
        unit = own;
    }
    if (Object.keys(found).length === 0) return undefined;
    const row = { path: path.join("."), label: labelOf(path), unit, ...found };
    const reached = found.achieved ?? found.achievable;
    if (reached === undefined || found.target === undefined || unit === "count") return row;
    return { ...row, meetsTarget: unit === "share" ? reached >= found.target : reached <= found.target };
}

function readLatency(value: unknown): LatencyObjective[] {
    if (!isPlainObject(value)) return [];
    return Object.entries(value).flatMap(([operation, bag]): LatencyObjective[] => {
        if (!isPlainObject(bag)) return [];
        const entries = Object.entries(bag).flatMap(([key, time]) => {
            const [name, unit] = unitOf(key);
            return typeof time === "number" && /^p\d+$/.test(name) ? [{ name, unit, time }] : [];
        });
        const unit = entries[0]?.unit === "seconds" ? "seconds" : "milliseconds";
        const percentiles = Object.fromEntries(entries.map(({ name, time }) => [name, time]));
        return entries.length === 0 ? [] : [{ operation: wordsOf(operation), unit, percentiles }];
    });
}

function readTriggers(value: unknown): Trigger[] {
    if (!isPlainObject(value)) return [];
    return Object.entries(value).flatMap(([name, bag]): Trigger[] => {
        if (!isPlainObject(bag)) return [];
        const { failoverSeconds, ...conditions } = bag;
        const when = Object.entries(conditions).flatMap(([key, threshold]) => {
            if (typeof threshold !== "number") return [];
            const [word, unit] = unitOf(key);
            const sign = unit === "seconds" || unit === "milliseconds" ? "for longer than" : "above";
            return [
                `${word === "ratio" ? "" : `${wordsOf(word).toLowerCase()} `}${sign} ${formatQuantity(threshold, unit)}`,
            ];
        });
        const within = typeof failoverSeconds === "number" ? { withinSeconds: failoverSeconds } : {};
        return [{ name: wordsOf(name), when: when.join(", "), ...within }];
    });
}

/** The key without its unit, and the unit: `targetSeconds` gives `target` and seconds. */
function unitOf(key: string): readonly [string, Unit] {
    if (key === "availability" || key === "ratio") return [key, "share"];
    for (const [suffix, unit] of SUFFIXES) {
        if (key.endsWith(suffix) && key.length > suffix.length) return [key.slice(0, -suffix.length), unit];
    }
    return [key, "count"];
}

function labelOf(path: readonly string[]): string {
    const own = path.at(-1) ?? "";
    return LABELS[own] ?? wordsOf(own);
}
