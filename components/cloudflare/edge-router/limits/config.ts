import type { ConfigReader } from "../configuration/config-reader.ts";

/**
 * A limit on each tenant's requests of one class. `binding` is the name of the script's rate-limit binding; what it
 * counts up to is set there, and `requests` and `periodSeconds` repeat it for the client.
 */
export interface LimitRule {
    readonly name: string;
    readonly binding: string;
    readonly methods: readonly string[];
    /** API path without its version: the limit is for it and all below. */
    readonly pathPrefix: string;
    readonly requests: number;
    readonly periodSeconds: 10 | 60;
}

const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

/** Reads the section; the first rule that fits a request counts it, and without one nothing is limited. */
export function readLimits(reader: ConfigReader, value: unknown): readonly LimitRule[] | undefined {
    if (value === undefined) return undefined;
    const rules = reader.records("limits", value).map((item, index) => readRule(reader, `limits[${index}]`, item));
    for (const key of ["name", "binding"] as const) {
        reader.distinct(
            "limits",
            key,
            rules.map((rule) => rule[key]),
        );
    }
    return rules;
}

function readRule(reader: ConfigReader, at: string, item: Readonly<Record<string, unknown>>): LimitRule {
    // The binding knows no other period: developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit, 2026-11-22.
    if (item.periodSeconds !== 10 && item.periodSeconds !== 60) {
        reader.refuse(`${at}.periodSeconds`, "must be 10 or 60", item.periodSeconds);
    }
    return {
        name: reader.text(`${at}.name`, item.name, /^[a-z][a-z0-9-]*$/, "a name such as reads"),
        binding: reader.text(`${at}.binding`, item.binding, /^[A-Z][A-Z0-9_]*$/, "a binding such as LIMIT_READS"),
        methods: reader
            .list(`${at}.methods`, item.methods)
            .map((method, index) => reader.oneOf(`${at}.methods[${index}]`, method, METHODS)),
        pathPrefix: reader.text(
            `${at}.pathPrefix`,
            item.pathPrefix,
            /^\/api(\/(?!v\d+(\/|$))[A-Za-z0-9._~-]+)*$/,
            "an API path without a version, such as /api/reports",
        ),
        requests: reader.whole(`${at}.requests`, item.requests, 1, 1_000_000, "requests"),
        periodSeconds: item.periodSeconds === 10 ? 10 : 60,
    };
}
