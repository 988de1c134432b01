import type { ConfigReader } from "../configuration/config-reader.ts";
import { largestHeldBody } from "../sending/inbound.ts";

/**
 * What becomes of a write while the writer cannot take it. `queue`: kept and sent later, by routes whose writes have an
 * `Idempotency-Key`. `reject`: refused, and the client sends it again. `pass`: sent to another region.
 */
export type WritePolicy = "queue" | "reject" | "pass";

/**
 * Writes of one kind. `path` is an API path without its version, with `{names}` for single segments and, at its end,
 * `/*` for the path itself and all below it. `order` names the segment whose value says what must keep its order, or is
 * `tenant`: then all such writes of a tenant keep theirs.
 */
export interface WriteRoute {
    readonly path: string;
    readonly methods: readonly string[];
    readonly policy: WritePolicy;
    readonly order: string;
}

/** How much one outbox may hold; `oldestMs` is the age of its oldest write beyond which it takes no more. */
export interface WriteBounds {
    readonly bodyBytes: number;
    readonly writesPerTenant: number;
    readonly writesPerShard: number;
    readonly oldestMs: number;
}

/**
 * How queued writes are sent: `width` at once in each shard, one of each entity, at most `writesPerSecond` over all
 * shards of the system and fewer while answers take longer than `slowMs`. After `attempts` failures of its own a write
 * is parked.
 */
export interface ReplayRules {
    readonly width: number;
    readonly writesPerSecond: number;
    readonly slowMs: number;
    readonly timeoutMs: number;
    readonly attempts: number;
}

/** What happens to writes during a failover; the first route that matches decides, and without one `reject` does. */
export interface WritesConfig {
    readonly routes: readonly WriteRoute[];
    /** Outboxes of the system. A change while writes are queued would break their order. */
    readonly shards: number;
    readonly bounds: WriteBounds;
    readonly replay: ReplayRules;
    /** How long the outcome of a queued write is kept, so that its key gives the same answer. */
    readonly keepOutcomesMs: number;
    /** How long a refused write is kept, whole, for people to look at. */
    readonly keepFailuresMs: number;
    readonly operationsPath: string;
}

/** What holds for everything that a configuration leaves out: ESTA Tracker's peak is 200 writes/s, of which 40 are a fifth. */
export const defaultWrites: WritesConfig = {
    routes: [],
    shards: 64,
    bounds: { bodyBytes: largestHeldBody, writesPerTenant: 2000, writesPerShard: 10_000, oldestMs: 3_600_000 },
    replay: { width: 6, writesPerSecond: 40, slowMs: 250, timeoutMs: 5000, attempts: 8 },
    keepOutcomesMs: 86_400_000,
    keepFailuresMs: 14 * 86_400_000,
    operationsPath: "/api/v1/operations",
};

const day = 86_400_000;
const writeMethods = ["POST", "PUT", "PATCH", "DELETE"];
const pathPattern = /^\/api(\/(?!v\d+(\/|$))([\w.~-]+|\{[a-z][a-zA-Z]*\}))+(\/\*)?$/;

/** Reads the section; what is left out has its default, and without the section writes are sent as reads are. */
export function readWrites(reader: ConfigReader, value: unknown): WritesConfig | undefined {
    if (value === undefined) return undefined;
    const item = { ...defaultWrites, ...reader.record("writes", value) };
    const bounds = readBounds(reader, item.bounds);
    const keepOutcomesMs = reader.whole("writes.keepOutcomesMs", item.keepOutcomesMs, day, 30 * day, "milliseconds");
    if (keepOutcomesMs <= bounds.oldestMs) {
        reader.refuse("writes.keepOutcomesMs", "must be longer than writes.bounds.oldestMs", keepOutcomesMs);
    }
    return {
        routes: reader.records("writes.routes", item.routes).map((route, index) => readRoute(reader, route, index)),
        shards: reader.whole("writes.shards", item.shards, 1, 256, "outboxes"),
        bounds,
        replay: readReplay(reader, item.replay),
        keepOutcomesMs,
        keepFailuresMs: reader.whole("writes.keepFailuresMs", item.keepFailuresMs, day, 90 * day, "milliseconds"),
        operationsPath: reader.text(
            "writes.operationsPath",
            item.operationsPath,
            /^\/api(\/[\w.~-]+)+$/,
            `a path such as ${defaultWrites.operationsPath}`,
        ),
    };
}

/** The names of the segments that stand for values: `employee` of `/api/employees/{employee}`. */
export function namesIn(path: string): readonly string[] {
    return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

function readRoute(reader: ConfigReader, item: Readonly<Record<string, unknown>>, index: number): WriteRoute {
    const at = `writes.routes[${index}]`;
    const path = reader.text(
        `${at}.path`,
        item.path,
        pathPattern,
        "an API path without a version, such as /api/employees/{employee}",
    );
    const names = namesIn(path);
    reader.distinct(`${at}.path`, "name of a segment", names);
    if (names.includes("tenant")) reader.refuse(`${at}.path`, "must not name a segment {tenant}", path);
    const policy = reader.oneOf(`${at}.policy`, item.policy ?? "reject", ["reject", "queue", "pass"] as const);
    return {
        path,
        methods: readMethods(reader, `${at}.methods`, item.methods),
        policy: policy === "" ? "reject" : policy,
        order: reader.oneOf(`${at}.order`, item.order ?? "tenant", ["tenant", ...names]),
    };
}

function readMethods(reader: ConfigReader, at: string, value: unknown): readonly string[] {
    const methods = reader
        .list(at, value)
        .map((method, index) => reader.oneOf(`${at}[${index}]`, method, writeMethods));
    if (Array.isArray(value) && value.length === 0) reader.refuse(at, "must name at least one method", value);
    return methods;
}

function readBounds(reader: ConfigReader, value: unknown): WriteBounds {
    const item = { ...defaultWrites.bounds, ...reader.record("writes.bounds", value) };
    const bound = (key: keyof WriteBounds, most: number, unit: string) =>
        reader.whole(`writes.bounds.${key}`, item[key], 1, most, unit);
    const bounds = {
        bodyBytes: bound("bodyBytes", largestHeldBody, "bytes"),
        writesPerTenant: bound("writesPerTenant", 1_000_000, "writes"),
        writesPerShard: bound("writesPerShard", 1_000_000, "writes"),
        oldestMs: bound("oldestMs", 7 * day, "milliseconds"),
    };
    if (bounds.writesPerShard < bounds.writesPerTenant) {
        reader.refuse(
            "writes.bounds.writesPerShard",
            "must be at least writes.bounds.writesPerTenant",
            bounds.writesPerShard,
        );
    }
    return bounds;
}

function readReplay(reader: ConfigReader, value: unknown): ReplayRules {
    const item = { ...defaultWrites.replay, ...reader.record("writes.replay", value) };
    const rule = (key: keyof ReplayRules, most: number, unit: string) =>
        reader.whole(`writes.replay.${key}`, item[key], 1, most, unit);
    return {
        // Six is also how many requests a Durable Object may have under way:
        // https://developers.cloudflare.com/workers/platform/limits/#simultaneous-open-connections, read 2026-11-22.
        width: rule("width", 6, "writes at once"),
        writesPerSecond: rule("writesPerSecond", 10_000, "writes per second"),
        slowMs: rule("slowMs", 60_000, "milliseconds"),
        timeoutMs: rule("timeoutMs", 120_000, "milliseconds"),
        attempts: rule("attempts", 100, "attempts"),
    };
}
