/** The addresses in the platform's contract: names by which an application reaches what the platform runs. */

import type { Resource } from "../graph/graph.ts";
import { leavesOf } from "../graph/leaves.ts";

/**
 * - `public`: outlives the loss of a region; `entrance`: of one region, and answers the edge only;
 * - `write`, `read`: of a database or cache, and the region that a reader has to be in;
 * - `instance`: one database instance, whatever its part is now;
 * - `other`: names of what the platform has made.
 */
export type Use = "public" | "entrance" | "write" | "read" | "instance" | "other";

export interface Address {
    readonly use: Use;
    readonly system: string;
    /** The region that it lies in; absent for what is not of one region. */
    readonly region?: string;
    /** As the platform says it. */
    readonly value: string;
    /** Without scheme and port, as others might write it down. */
    readonly name: string;
    /** Where it is in the system's part of the contract: `["database", "read", "us-east1"]`. */
    readonly path: readonly string[];
}

/** Parts of a system's contract that hold addresses; the others hold numbers, words and pages. */
const PARTS: ReadonlySet<string> = new Set([
    "assets",
    "backend",
    "cache",
    "clusters",
    "configuration",
    "database",
    "endpoints",
    "export",
    "fleets",
    "files",
    "images",
    "jobs",
    "nameServers",
    "redis",
    "secrets",
    "role",
    "serviceAccounts",
    "services",
    "topics",
    "work",
    "writerRecord",
]);

/** By the beginning of the path. A cache's endpoint takes writes where the writer is. */
const USES: readonly (readonly [RegExp, Use])[] = [
    [/^endpoints\.(regions|addresses)\./, "entrance"],
    [/^endpoints\./, "public"],
    [/^database\.(write|writeEndpoint|direct)$/, "write"],
    [/^database\.(read|readEndpoints)\./, "read"],
    [/^database\.instances\./, "instance"],
    [/^cache\.readEndpoints\./, "read"],
];

/** Shorter words, and those that only say which region or machine, are in too many places to tell anything. */
const SHORTEST_WORD = 12;
const LOOPBACK = "127.0.0.1";

/** All addresses that a platform exports. */
export function addressesOf(platform: Resource): readonly Address[] {
    return leavesOf(platform, ["outputs"]).flatMap(({ path: [, part, system, ...path], value }): Address[] => {
        if (part !== "systems" || system === undefined || !PARTS.has(path[0] ?? "") || typeof value !== "string") {
            return [];
        }
        const name = value.replace(/^\w+:\/\//, "").replace(/:\d+$/, "");
        if (!isTelling(name, system)) return [];
        const region = path.at(-1);
        const use = useOf(platform, system, path);
        const regional = use === "read" || use === "entrance" || use === "instance";
        return [{ use, system, value, name, path, ...(regional && region !== undefined && { region }) }];
    });
}

function useOf(platform: Resource, system: string, path: readonly string[]): Use {
    const at = path.join(".");
    if (path[0] === "cache" && path[1] === "endpoints") {
        const writer = leavesOf(platform, ["outputs"]).find(
            (leaf) => leaf.path.join(".") === `outputs.systems.${system}.cache.writer`,
        );
        return writer?.value === path[2] ? "write" : "read";
    }
    return USES.find(([pattern]) => pattern.test(at))?.[1] ?? "other";
}

function isTelling(name: string, system: string): boolean {
    if (name === LOOPBACK || name === system) return false;
    return /[.:/@]/.test(name) || name.length >= SHORTEST_WORD;
}

/** Whether a text holds a name as a whole, not as a part of a longer one. */
export function holds(text: string, name: string): boolean {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        const before = text.slice(0, at);
        const after = text.slice(at + name.length);
        if (!/[\w.-]$/.test(before) && !/^(?:[\w-]|\.\w)/.test(after)) return true;
    }
    return false;
}

/** Code that reads an address from the stack reference `platform`. */
export function readingOf({ system, path }: Pick<Address, "system" | "path">): string {
    const keys = [system, ...path].map((key) => (/^[a-z]\w*$/i.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`));
    return `platform.requireOutput("systems").apply((systems) => systems${keys.join("")})`;
}

/** Arguments that set one value deep inside a property: `{ template: { containers: [{}, { image: ... }] } }`. */
export function argumentsAt(path: readonly string[], code: string): string {
    const [key, ...rest] = path;
    if (key === undefined) return code;
    const inner = argumentsAt(rest, code);
    if (/^\d+$/.test(key)) return `[${"{}, ".repeat(Number(key))}${inner}]`;
    return `{ ${/^[a-z_]\w*$/i.test(key) ? key : JSON.stringify(key)}: ${inner} }`;
}
