import { type CacheConfig, readCache } from "../cache/config.ts";
import { type CoordinationConfig, readCoordination } from "../coordination/config.ts";
import { type IdentityConfig, readIdentity } from "../identity/config.ts";
import { type LimitRule, readLimits } from "../limits/config.ts";
import { readWrites, type WritesConfig } from "../writes/config.ts";
import { ConfigReader } from "./config-reader.ts";

/** A region the router can send to. `origin` is a host or `host:port`: https, and http only for a loopback host. */
export interface Region {
    readonly name: string;
    readonly origin: string;
}

/** First-byte limit of the paths that start with `pathPrefix`, an unversioned API path such as `/api/reports`. */
export interface SlowPath {
    readonly pathPrefix: string;
    readonly firstByteMs: number;
}

/** `readMs` bounds a read from its arrival to the first byte, both attempts together; `writeMs` does so for a write. */
export interface Timeouts {
    readonly connectAndFirstByteMs: number;
    readonly readMs: number;
    readonly writeMs: number;
    readonly slowPaths: readonly SlowPath[];
}

/** How much evidence makes a region bad, and for how long evidence counts. */
export interface EvidenceRules {
    readonly consecutiveFailures: number;
    readonly expiresAfterMs: number;
}

/** Statuses that send a request to another region, and the methods for which sending twice is harmless. */
export interface RetryRules {
    readonly otherRegionOn: readonly number[];
    readonly methods: readonly string[];
}

/** One version of the API. Dates are ISO 8601 in UTC; an active version has none and no successor. */
export interface ApiVersion {
    readonly name: string;
    readonly state: "active" | "deprecated" | "retired";
    readonly deprecatedAt?: string;
    readonly sunsetAt?: string;
    readonly successor?: string;
}

/** Every version that was ever published, and the one that requests without a version get. */
export interface ApiVersions {
    readonly default: string;
    readonly known: readonly ApiVersion[];
}

/** Everything the router knows. The first region is the primary and the order is the order of preference for reads. */
export interface RouterConfig {
    readonly schemaVersion: 1;
    readonly system: string;
    readonly regions: readonly Region[];
    readonly writer: string;
    readonly timeouts: Timeouts;
    readonly evidence: EvidenceRules;
    readonly retry: RetryRules;
    readonly versions: ApiVersions;
    readonly healthPath: string;
    /** Absent: every isolate decides alone. */
    readonly coordination?: CoordinationConfig;
    /** Absent: a write is sent as a read is, to the writer first. */
    readonly writes?: WritesConfig;
    /** Absent: nobody is known, and tokens are the origin's business alone. */
    readonly identity?: IdentityConfig;
    /** Absent: no tenant is limited. */
    readonly limits?: readonly LimitRule[];
    /** Absent: every read goes to an origin. */
    readonly cache?: CacheConfig;
}

/** Where the router reports on itself when its configuration is unusable and names no path. */
export const defaultHealthPath = "/api/health/edge";

// Cloudflare waits no longer for a first byte: developers.cloudflare.com/fundamentals/reference/connection-limits, 2026-11-22.
const longestTimeoutMs = 120_000;
const idempotentMethods = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

/** Reads the router's configuration from a JSON text or an already parsed value; all problems are told at once. */
export function parseConfig(value: unknown): { readonly config: RouterConfig } | { readonly problems: string[] } {
    const reader = new ConfigReader();
    const root = reader.root("CONFIG", value);
    if (root === undefined) return { problems: reader.problems };
    if (root.schemaVersion !== 1) reader.refuse("schemaVersion", "must be 1", root.schemaVersion);

    const regions = readRegions(reader, root.regions);
    const names = regions.map((region) => region.name);
    const coordination = readCoordination(reader, root.coordination, names);
    const writes = readWrites(reader, root.writes);
    const identity = readIdentity(reader, root.identity);
    const limits = readLimits(reader, root.limits);
    const cache = readCache(reader, root.cache);
    const config: RouterConfig = {
        schemaVersion: 1,
        system: reader.text("system", root.system, /^[a-z][a-z0-9-]*$/, "a lower-case name such as esta-tracker"),
        regions,
        writer: reader.oneOf("writer", root.writer, names),
        timeouts: readTimeouts(reader, root.timeouts),
        evidence: readEvidence(reader, root.evidence),
        retry: readRetry(reader, root.retry),
        versions: readVersions(reader, root.versions),
        healthPath: reader.text(
            "healthPath",
            root.healthPath,
            /^\/api\/health\/[a-z0-9-]+$/,
            `a path below /api/health such as ${defaultHealthPath}`,
        ),
        ...(coordination === undefined ? {} : { coordination }),
        ...(writes === undefined ? {} : { writes }),
        ...(identity === undefined ? {} : { identity }),
        ...(limits === undefined ? {} : { limits }),
        ...(cache === undefined ? {} : { cache }),
    };
    return reader.problems.length === 0 ? { config } : { problems: reader.problems };
}

function readRegions(reader: ConfigReader, value: unknown): readonly Region[] {
    const items = reader.records("regions", value);
    const host = /^(\[::1\]|[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*)(:[1-9]\d{0,4})?$/;
    const regions = items.map((item, index) => ({
        name: reader.text(
            `regions[${index}].name`,
            item.name,
            /^[a-z][a-z0-9-]*$/,
            "a region name such as us-central1",
        ),
        origin: reader.text(
            `regions[${index}].origin`,
            item.origin,
            host,
            "a host name without scheme or path, such as us-central1.origin.example.com",
        ),
    }));
    if (Array.isArray(value) && items.length < 2) {
        reader.refuse("regions", "must list at least 2 regions so that one can be lost", items.length);
    }
    for (const key of ["name", "origin"] as const) {
        reader.distinct(
            "regions",
            key,
            regions.map((region) => region[key]),
        );
    }
    return regions;
}

function readTimeouts(reader: ConfigReader, value: unknown): Timeouts {
    const item = reader.record("timeouts", value);
    const limit = (key: string) => reader.whole(`timeouts.${key}`, item[key], 1, longestTimeoutMs, "milliseconds");
    const connectAndFirstByteMs = limit("connectAndFirstByteMs");
    const readMs = limit("readMs");
    const writeMs = limit("writeMs");
    if (readMs < connectAndFirstByteMs) {
        reader.refuse("timeouts.readMs", "must be at least timeouts.connectAndFirstByteMs", readMs);
    }
    const slowPaths = reader.records("timeouts.slowPaths", item.slowPaths).map((slow, index) => ({
        pathPrefix: reader.text(
            `timeouts.slowPaths[${index}].pathPrefix`,
            slow.pathPrefix,
            /^\/api\/(?!v\d)[^?#]*[^/?#]$/,
            "an API path without a version, such as /api/reports",
        ),
        firstByteMs: reader.whole(
            `timeouts.slowPaths[${index}].firstByteMs`,
            slow.firstByteMs,
            1,
            Math.max(readMs, 1),
            "milliseconds and at most timeouts.readMs",
        ),
    }));
    return { connectAndFirstByteMs, readMs, writeMs, slowPaths };
}

function readEvidence(reader: ConfigReader, value: unknown): EvidenceRules {
    const item = reader.record("evidence", value);
    return {
        consecutiveFailures: reader.whole("evidence.consecutiveFailures", item.consecutiveFailures, 1, 100, "failures"),
        expiresAfterMs: reader.whole("evidence.expiresAfterMs", item.expiresAfterMs, 100, 600_000, "milliseconds"),
    };
}

function readRetry(reader: ConfigReader, value: unknown): RetryRules {
    const item = reader.record("retry", value);
    return {
        otherRegionOn: reader
            .list("retry.otherRegionOn", item.otherRegionOn)
            .map((status, index) => reader.whole(`retry.otherRegionOn[${index}]`, status, 500, 599, "a 5xx status")),
        methods: reader
            .list("retry.methods", item.methods)
            .map((method, index) => reader.oneOf(`retry.methods[${index}]`, method, idempotentMethods)),
    };
}

function readVersions(reader: ConfigReader, value: unknown): ApiVersions {
    const item = reader.record("versions", value);
    const known = reader
        .records("versions.known", item.known)
        .map((version, index) => readVersion(reader, `versions.known[${index}]`, version));
    reader.distinct(
        "versions.known",
        "name",
        known.map((version) => version.name),
    );
    const usable = known.filter((version) => version.state !== "retired").map((version) => version.name);
    known.forEach((version, index) => {
        if (version.successor === undefined) return;
        const others = usable.filter((name) => name !== version.name);
        reader.oneOf(`versions.known[${index}].successor`, version.successor, others);
    });
    return { default: reader.oneOf("versions.default", item.default, usable), known };
}

function readVersion(reader: ConfigReader, path: string, item: Readonly<Record<string, unknown>>): ApiVersion {
    const state = reader.oneOf(`${path}.state`, item.state, ["active", "deprecated", "retired"] as const);
    const deprecatedAt = reader.optionalDate(`${path}.deprecatedAt`, item.deprecatedAt);
    const sunsetAt = reader.optionalDate(`${path}.sunsetAt`, item.sunsetAt);
    const successor = reader.optionalText(`${path}.successor`, item.successor);
    if (state === "active") {
        for (const key of ["deprecatedAt", "sunsetAt", "successor"]) {
            if (item[key] !== undefined) {
                reader.refuse(`${path}.${key}`, "must be left out while the state is active", item[key]);
            }
        }
    } else if (item.deprecatedAt === undefined) {
        reader.refuse(`${path}.deprecatedAt`, `must be given when the state is ${state}`, undefined);
    }
    // RFC 9745 section 4: the sunset must not be earlier than the deprecation.
    if (deprecatedAt !== undefined && sunsetAt !== undefined && Date.parse(sunsetAt) < Date.parse(deprecatedAt)) {
        reader.refuse(`${path}.sunsetAt`, "must not be earlier than deprecatedAt", sunsetAt);
    }
    return {
        name: reader.text(`${path}.name`, item.name, /^v[1-9]\d*$/, "a version such as v1"),
        state: state === "" ? "active" : state,
        ...(deprecatedAt === undefined ? {} : { deprecatedAt }),
        ...(sunsetAt === undefined ? {} : { sunsetAt }),
        ...(successor === undefined ? {} : { successor }),
    };
}
