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

/** Query strings and `Accept` headers longer than this are nobody's twice. */
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
        const { origin, pathname, search } = new URL(request.url);
        const accept = (headers.get("accept") ?? "").toLowerCase().replaceAll(/\s+/g, "");
        if (whose === undefined || search.length > LONGEST_TEXT || accept.length > LONGEST_TEXT) return undefined;
        const language = route.byLanguage
            ? languageClass(headers.get("accept-language"), config.languages)
            : NO_LANGUAGE;
        const version = path.version?.name ?? "";
        return {
            route,
            tenant: whose.tenant,
            identity: [
                config.generation,
                origin,
                version,
                route.scope,
                whose.tenant,
                whose.class,
                path.resource,
                sortedQuery(search),
                accept,
                language,
            ],
            slots: slotsOfAnswer(route, whose.tenant, values),
            request: coveredRequest(`${origin}${pathname}${search}`, headers, accept, language),
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

function coveredRequest(url: string, client: Headers, accept: string, language: string): Request {
    const headers = new Headers();
    for (const name of ["authorization", ...TRACING_HEADERS]) {
        const value = client.get(name);
        if (value !== null) headers.set(name, value);
    }
    if (accept !== "") headers.set("accept", accept);
    if (language !== NO_LANGUAGE) headers.set("accept-language", language);
    return new Request(url, { headers });
}
