import type { ConfigReader } from "../configuration/config-reader.ts";
import { pathPattern, segmentNames } from "./path-pattern.ts";

/** Statuses whose answers may be kept at all. */
export const STORABLE_STATUSES = [200, 203, 301, 404] as const;

/**
 * Whose answers are one: `public` is everybody's and for requests without credentials only; `tenant` is that of all users
 * of a tenant with the same roles; `subject` is one user's own. A tenant is always the verified token's.
 */
export type CacheScope = "public" | "tenant" | "subject";

/**
 * Reads whose answers are kept. `path` is an API path without its version, with `{names}` for single segments. A tag is
 * a word, or a word and one of the path's names: `employee-accrual:{employee}` also has the tag `employee-accrual`.
 */
export interface CacheRoute {
    readonly path: string;
    readonly scope: CacheScope;
    /** An answer is served for this long, give or take a tenth; after three quarters it is renewed in the background. */
    readonly freshSeconds: number;
    /** For this long after that it is served when the origin answers 5xx or not at all. */
    readonly staleIfErrorSeconds: number;
    readonly statuses: readonly number[];
    readonly tags: readonly string[];
    /** Whether the answer depends on the language that the client prefers. */
    readonly byLanguage: boolean;
}

/** Writes that make the answers with these tags old: those of the writer's tenant, and public ones. */
export interface Invalidation {
    readonly event: string;
    readonly methods: readonly string[];
    readonly path: string;
    readonly tags: readonly string[];
}

/** What one isolate holds in memory, in bytes and entries. */
export interface CacheBounds {
    readonly largestEntry: number;
    readonly bytes: number;
    readonly entries: number;
}

/** The edge's cache. A request that fits no route is never answered from it. */
export interface CacheConfig {
    /** Raised by hand to forget everything. */
    readonly generation: number;
    /** Primary language subtags, such as `en`, that answers exist in; any other preference is the origin's default. */
    readonly languages: readonly string[];
    readonly routes: readonly CacheRoute[];
    readonly invalidations: readonly Invalidation[];
    readonly bounds: CacheBounds;
}

/** What holds for everything that a configuration leaves out. */
export const defaultCache: CacheConfig = {
    generation: 0,
    languages: [],
    routes: [],
    invalidations: [],
    bounds: { largestEntry: 256 * 1024, bytes: 16 * 1024 * 1024, entries: 2000 },
};

const longestStaleSeconds = 86_400;
const writeMethods = ["POST", "PUT", "PATCH", "DELETE"];
const examplePath = "an API path without a version, such as /api/employees/{employee}";

/** Reads the section; without it no answer is kept. */
export function readCache(reader: ConfigReader, value: unknown): CacheConfig | undefined {
    if (value === undefined) return undefined;
    const item = { ...defaultCache, ...reader.record("cache", value) };
    return {
        generation: reader.whole("cache.generation", item.generation, 0, 1_000_000_000, "generations"),
        languages: reader
            .list("cache.languages", item.languages)
            .map((language, index) =>
                reader.text(`cache.languages[${index}]`, language, /^[a-z]{2,3}$/, "a primary subtag such as en"),
            ),
        routes: reader.records("cache.routes", item.routes).map((route, index) => readRoute(reader, route, index)),
        invalidations: reader
            .records("cache.invalidations", item.invalidations)
            .map((row, index) => readInvalidation(reader, row, index)),
        bounds: readBounds(reader, item.bounds),
    };
}

function readRoute(reader: ConfigReader, item: Readonly<Record<string, unknown>>, index: number): CacheRoute {
    const at = `cache.routes[${index}]`;
    const path = reader.text(`${at}.path`, item.path, pathPattern, examplePath);
    if (path === "/api/health" || path.startsWith("/api/health/")) {
        reader.refuse(`${at}.path`, "must not be a health path", path);
    }
    reader.distinct(`${at}.path`, "name of a segment", segmentNames(path));
    const scope = reader.oneOf(`${at}.scope`, item.scope, ["tenant", "subject", "public"] as const);
    return {
        path,
        scope: scope === "" ? "subject" : scope,
        freshSeconds: reader.whole(`${at}.freshSeconds`, item.freshSeconds, 5, 30, "seconds"),
        staleIfErrorSeconds: reader.whole(
            `${at}.staleIfErrorSeconds`,
            item.staleIfErrorSeconds ?? 0,
            0,
            longestStaleSeconds,
            "seconds",
        ),
        statuses: readStatuses(reader, `${at}.statuses`, item.statuses ?? [200]),
        tags: readTags(reader, at, item.tags ?? [], path),
        byLanguage: reader.flag(`${at}.byLanguage`, item.byLanguage ?? false),
    };
}

function readStatuses(reader: ConfigReader, at: string, value: unknown): readonly number[] {
    return reader.list(at, value).flatMap((status, index) => {
        const known = STORABLE_STATUSES.find((storable) => storable === status);
        if (known === undefined) {
            reader.refuse(`${at}[${index}]`, `must be one of ${STORABLE_STATUSES.join(", ")}`, status);
        }
        return known ?? [];
    });
}

function readInvalidation(reader: ConfigReader, item: Readonly<Record<string, unknown>>, index: number): Invalidation {
    const at = `cache.invalidations[${index}]`;
    const path = reader.text(`${at}.path`, item.path, pathPattern, examplePath);
    return {
        event: reader.text(`${at}.event`, item.event, /^[a-z][a-z0-9-]*$/, "an event such as work-log-created"),
        methods: reader
            .list(`${at}.methods`, item.methods)
            .map((method, place) => reader.oneOf(`${at}.methods[${place}]`, method, writeMethods)),
        path,
        tags: readTags(reader, at, item.tags, path),
    };
}

function readTags(reader: ConfigReader, at: string, value: unknown, path: string): readonly string[] {
    const names = segmentNames(path);
    return reader.list(`${at}.tags`, value).map((tag, index) => {
        const place = `${at}.tags[${index}]`;
        const needed = "a tag such as employees or employee:{employee}";
        const text = reader.text(place, tag, /^[a-z][a-z0-9-]*(:\{[a-z][a-zA-Z]*\})?$/, needed);
        const name = /\{(\w+)\}/.exec(text)?.[1];
        if (name !== undefined && path !== "" && !names.includes(name))
            reader.refuse(place, `must name a segment of ${path}`, text);
        return text;
    });
}

function readBounds(reader: ConfigReader, value: unknown): CacheBounds {
    const item = { ...defaultCache.bounds, ...reader.record("cache.bounds", value) };
    const bytes = reader.whole("cache.bounds.bytes", item.bytes, 1024, 64 * 1024 * 1024, "bytes");
    return {
        largestEntry: reader.whole(
            "cache.bounds.largestEntry",
            item.largestEntry,
            1024,
            bytes,
            "bytes and at most cache.bounds.bytes",
        ),
        bytes,
        entries: reader.whole("cache.bounds.entries", item.entries, 1, 100_000, "entries"),
    };
}
