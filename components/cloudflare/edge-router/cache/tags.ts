import type { CacheConfig, CacheRoute } from "./config.ts";
import { looseValues, type SegmentValues } from "./path-pattern.ts";

/** How many numbers stand for all tags: two tags that share one also share their invalidations, which costs a miss. */
export const TAG_SLOTS = 1024;

/** The name under which public answers keep their tags; no tenant's, because a tenant's is never empty. */
export const PUBLIC = "";

/** The tag of every answer of a tenant: an invalidation that names it makes all of them old. */
const TENANT_TAG = "tenant";

/** The slot of a tag of a tenant (FNV-1a). */
export function slotOf(tenant: string, tag: string): number {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(JSON.stringify([tenant, tag])))
        hash = Math.imul(hash ^ byte, 0x01000193);
    return ((hash ^ (hash >>> 16)) >>> 0) % TAG_SLOTS;
}

/** The slots of an answer's tags, of what stands before each tag's colon, and of its whole tenant. */
export function slotsOfAnswer(route: CacheRoute, tenant: string, values: SegmentValues): readonly number[] {
    const tags = route.tags.flatMap((tag) => [...new Set([wordOf(tag), named(tag, values)])]);
    return distinct([TENANT_TAG, ...tags].map((tag) => slotOf(tenant, tag)));
}

/** A write that has happened, or may have; `path` is as the client sent it. */
export interface DoneWrite {
    readonly method: string;
    readonly path: string;
    /** From the verified token; undefined: only public answers can be found. */
    readonly tenant: string | undefined;
}

/** The slots that a write makes old: none when the configuration names no such write. */
export function slotsOfWrite(config: CacheConfig, { method, path, tenant }: DoneWrite): readonly number[] {
    const tags = config.invalidations.flatMap((row) => {
        const values = row.methods.includes(method) ? looseValues(row.path, path) : undefined;
        return values === undefined ? [] : row.tags.map((tag) => named(tag, values));
    });
    const shared = new Set(config.routes.flatMap((route) => (route.scope === "public" ? route.tags.map(wordOf) : [])));
    const open = tags.filter((tag) => shared.has(wordOf(tag))).map((tag) => slotOf(PUBLIC, tag));
    const own = tenant === undefined ? [] : tags.map((tag) => slotOf(tenant, tag));
    return distinct([...own, ...open]);
}

/** Whether the configuration has any answers made old by such a write. */
export function isInvalidating(config: CacheConfig, { method, path }: Omit<DoneWrite, "tenant">): boolean {
    return config.invalidations.some(
        (row) => row.methods.includes(method) && looseValues(row.path, path) !== undefined,
    );
}

function wordOf(tag: string): string {
    return tag.split(":", 1)[0] ?? tag;
}

function named(tag: string, values: SegmentValues): string {
    return tag.replace(/\{(\w+)\}/, (_, name: string) => (values[name] ?? "").toLowerCase());
}

function distinct(slots: readonly number[]): readonly number[] {
    return [...new Set(slots)].sort((left, right) => left - right);
}
