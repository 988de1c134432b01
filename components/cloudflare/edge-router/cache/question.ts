import type { Caller } from "../identity/caller.ts";
import type { Reachable } from "../versions/versions.ts";
import type { CacheConfig, CacheRoute } from "./config.ts";
import { languageClass, NO_LANGUAGE } from "./language.ts";
import { strictValues } from "./path-pattern.ts";
import { PUBLIC, slotsOfAnswer } from "./tags.ts";

/** A read whose answer may be kept. */
export interface Question {
    readonly route: CacheRoute;
    /** Whose answer it is: a verified tenant's, or everybody's. */
    readonly tenant: string;
    /** All that tells one answer from another, but for the generations of its tags. */
    readonly identity: readonly (string | number)[];
    readonly slots: readonly number[];
    /** The request for the origin: it has no header that the key does not cover, but for those that only trace. */
    readonly request: Request;
}

/** Query strings and headers of the key longer than this are nobody's twice. */
const LONGEST_TEXT = 1024;

/** Headers that ask for something else than the whole answer as it is now, or bring credentials of another kind. */
const UNCACHED_HEADERS = ["cookie", "range", "if-match", "if-unmodified-since", "if-range", "proxy-authorization"];

/** What goes to the origin although no key has it: who asked and the trace. Answers that depend on it say so in `Vary`. */
const TRACING_HEADERS = ["cf-connecting-ip", "cf-ray", "traceparent", "tracestate", "user-agent", "x-request-id"];

/** The question that a request puts to the cache; undefined when its answer must not come from there nor stay there. */
export function questionOf(
    config: CacheConfig,
    request: Request,
    path: Reachable,
    caller: Caller | undefined,
): Question | undefined {
    const { headers } = request;
    if (request.method !== "GET" && request.method !== "HEAD") return undefined;
    if (request.body !== null || UNCACHED_HEADERS.some((name) => headers.has(name))) return undefined;
    if (/\bno-(?:cache|store)\b/i.test(headers.get("cache-control") ?? "")) return undefined;
    for (const route of config.routes) {
        const values = strictValues(route.path, path.resource);
        if (values === undefined) continue;
        const whose = whoseAnswer(route, headers, caller);
        const site = new URL(request.url);
        const told = toldHeaders(config, route, headers);
        const isOverlong = [site.search, ...Object.values(told)].some((text) => text.length > LONGEST_TEXT);
        if (whose === undefined || isOverlong) return undefined;
        return {
            route,
            tenant: whose.tenant,
            identity: [
                config.generation,
                site.origin,
                path.version?.name ?? "",
                route.scope,
                whose.tenant,
                whose.class,
                path.resource,
                sortedQuery(site.search),
                ...Object.values(told),
            ],
            slots: slotsOfAnswer(route, whose.tenant, values),
            request: coveredRequest(`${site.origin}${site.pathname}${site.search}`, headers, told),
        };
    }
    return undefined;
}

/** The text that an answer is kept under; no two different questions have the same. */
export function keyOf(question: Question, generations: readonly string[]): string {
    return JSON.stringify([...question.identity, ...generations]);
}

interface Whose {
    readonly tenant: string;
    readonly class: string;
}

function whoseAnswer(route: CacheRoute, headers: Headers, caller: Caller | undefined): Whose | undefined {
    if (route.scope === "public") return headers.has("authorization") ? undefined : { tenant: PUBLIC, class: "" };
    if (caller === undefined) return undefined;
    const { tenant, subject, roles } = caller;
    return { tenant, class: route.scope === "tenant" ? roles : JSON.stringify([subject, roles]) };
}

/** Parameters in the order of their names; those with the same name keep theirs, and nothing is decoded. */
function sortedQuery(search: string): string {
    const nameOf = (pair: string) => pair.split("=", 1)[0] ?? "";
    const pairs = search
        .slice(1)
        .split("&")
        .filter((pair) => pair !== "");
    return pairs
        .sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : nameOf(left) > nameOf(right) ? 1 : 0))
        .join("&");
}

/** What the origin is told of the client's wishes: all of it is in the key, and empty when the client has none. */
function toldHeaders({ languages }: CacheConfig, { byLanguage }: CacheRoute, client: Headers) {
    return {
        accept: (client.get("accept") ?? "").toLowerCase().replaceAll(/\s+/g, ""),
        "accept-language": byLanguage ? languageClass(client.get("accept-language"), languages) : NO_LANGUAGE,
        // Browsers refuse an answer that does not name the site their script comes from.
        origin: client.get("origin") ?? "",
    };
}

function coveredRequest(url: string, client: Headers, told: Readonly<Record<string, string>>): Request {
    const headers = new Headers();
    for (const name of ["authorization", ...TRACING_HEADERS]) {
        const value = client.get(name);
        if (value !== null) headers.set(name, value);
    }
    for (const [name, value] of Object.entries(told)) {
        if (value !== "") headers.set(name, value);
    }
    return new Request(url, { headers });
}
