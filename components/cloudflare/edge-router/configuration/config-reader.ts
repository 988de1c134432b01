import { isRecord, type JsonRecord } from "../json-record.ts";

/** Reads a JSON value piece by piece and keeps one sentence for each thing that is wrong, so that all are told at once. */
export class ConfigReader {
    readonly problems: string[] = [];

    /** Notes a problem: the path, what is needed, the value received. */
    refuse(path: string, needed: string, received: unknown): void {
        this.problems.push(`${path} ${needed}, got ${shown(received)}`);
    }

    /** The object at the root, given as an object or as its JSON text; undefined when it is neither. */
    root(path: string, value: unknown): JsonRecord | undefined {
        const parsed = typeof value === "string" ? this.#parsed(path, value) : value;
        if (isRecord(parsed)) return parsed;
        if (this.problems.length === 0) this.refuse(path, "must be a JSON object", parsed);
        return undefined;
    }

    record(path: string, value: unknown): JsonRecord {
        if (isRecord(value)) return value;
        this.refuse(path, "must be an object", value);
        return {};
    }

    list(path: string, value: unknown): readonly unknown[] {
        if (Array.isArray(value)) return value;
        this.refuse(path, "must be a list", value);
        return [];
    }

    records(path: string, value: unknown): readonly JsonRecord[] {
        return this.list(path, value).map((item, index) => this.record(`${path}[${index}]`, item));
    }

    text(path: string, value: unknown, pattern: RegExp, needed: string): string {
        if (typeof value === "string" && pattern.test(value)) return value;
        this.refuse(path, `must be ${needed}`, value);
        return "";
    }

    optionalText(path: string, value: unknown): string | undefined {
        return value === undefined ? undefined : this.text(path, value, /./, "a text");
    }

    whole(path: string, value: unknown, least: number, most: number, unit: string): number {
        if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
        this.refuse(path, `must be a whole number from ${least} to ${most} (${unit})`, value);
        return least;
    }

    flag(path: string, value: unknown): boolean {
        if (typeof value === "boolean") return value;
        this.refuse(path, "must be true or false", value);
        return false;
    }

    /** The value when it is one of the allowed ones; otherwise a problem is noted and the first allowed one stands in. */
    oneOf<const T extends string>(path: string, value: unknown, allowed: readonly T[]): T | "" {
        const found = allowed.find((candidate) => candidate === value);
        if (found !== undefined) return found;
        const choices = allowed.length === 0 ? "a name that exists, and there is none" : `one of ${allowed.join(", ")}`;
        this.refuse(path, `must be ${choices}`, value);
        return "";
    }

    /** A day or a second in UTC, such as `2026-01-31` or `2026-01-31T12:00:00Z`. */
    optionalDate(path: string, value: unknown): string | undefined {
        if (value === undefined) return undefined;
        if (typeof value === "string" && isDate(value)) return value;
        this.refuse(path, "must be a date such as 2026-01-31 or 2026-01-31T12:00:00Z", value);
        return undefined;
    }

    distinct(path: string, key: string, values: readonly string[]): void {
        for (const repeated of new Set(values.filter((value, index) => values.indexOf(value) !== index))) {
            if (repeated !== "") this.refuse(path, `must each have their own ${key}`, repeated);
        }
    }

    #parsed(path: string, text: string): unknown {
        try {
            return JSON.parse(text);
        } catch {
            this.refuse(path, "must be JSON", text);
            return undefined;
        }
    }
}

function isDate(value: string): boolean {
    if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/.test(value)) return false;
    const time = Date.parse(value);
    // V8 reads 2026-02-30 as 2 March; the day has to come back unchanged.
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value.slice(0, 10));
}

function shown(value: unknown): string {
    if (value === undefined) return "nothing";
    const text = JSON.stringify(value) ?? String(value);
    return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}
