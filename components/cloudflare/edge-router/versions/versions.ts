import type { ApiVersion, ApiVersions } from "../configuration/config.ts";

/**
 * What a path asks for. `resource` is the path without its version (`/api/employees`); `pathname` is what the origin
 * gets, always with a version for paths of the versioned API.
 */
export type Addressed = Reachable | Retired | { readonly kind: "unknown"; readonly name: string };

/** A path that some origin serves; it has a version unless it lies outside the versioned API. */
export interface Reachable {
    readonly kind: "reachable";
    readonly pathname: string;
    readonly resource: string;
    readonly version: ApiVersion | undefined;
}

/** A path of a version that is no longer served. */
export interface Retired {
    readonly kind: "retired";
    readonly resource: string;
    readonly version: ApiVersion;
}

/** Finds the version a path names; API paths without one get the default, health paths and all others have none. */
export function address(versions: ApiVersions, pathname: string): Addressed {
    if (!isBelow(pathname, "/api") || isBelow(pathname, "/api/health")) {
        return { kind: "reachable", pathname, resource: pathname, version: undefined };
    }
    const named = /^\/api\/(v\d+(?:\.\d+)*)(\/.*)?$/.exec(pathname);
    const name = named?.[1] ?? versions.default;
    const rest = named === null ? pathname.slice("/api".length) : (named[2] ?? "");
    const version = versions.known.find((known) => known.name === name);
    if (version === undefined) return { kind: "unknown", name };
    const resource = `/api${rest}`;
    if (version.state === "retired") return { kind: "retired", resource, version };
    return { kind: "reachable", pathname: `/api/${name}${rest}`, resource, version };
}

/** Whether a path is the prefix itself or lies below it, by whole segments. */
export function isBelow(pathname: string, prefix: string): boolean {
    return pathname === prefix || pathname.startsWith(`${prefix}/`);
}

/** What a client is told of a version: `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and a link to the successor. */
export function versionHeaders(version: ApiVersion, resource: string): readonly (readonly [string, string])[] {
    const headers: (readonly [string, string])[] = [];
    if (version.deprecatedAt !== undefined) {
        headers.push(["deprecation", `@${Math.floor(Date.parse(version.deprecatedAt) / 1000)}`]);
    }
    if (version.sunsetAt !== undefined) headers.push(["sunset", new Date(version.sunsetAt).toUTCString()]);
    if (version.successor !== undefined) {
        const rest = resource.slice("/api".length);
        headers.push(["link", `</api/${version.successor}${rest}>; rel="successor-version"`]);
    }
    return headers;
}
