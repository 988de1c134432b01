/** What rules need to know about NGINX in pods: its rendered configuration. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readStrings } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import { directives, filesOf } from "./files.ts";
import { mainContainers } from "./workloads.ts";

export const nginxDocs: Source = {
    url: "https://nginx.org/en/docs/http/ngx_http_upstream_module.html",
    read: "2026-11-22",
};

export interface Nginx {
    readonly container: Readable;
    readonly text: string;
    /** What running requests are given when it is told to stop; `undefined` where the file does not say. */
    readonly drainSeconds: number | undefined;
}

/** NGINX with its configuration; `undefined` for workloads that run no NGINX, or none whose file the stack holds. */
export function nginxOf(graph: Graph, workload: Resource): Nginx | undefined {
    const container = mainContainers(workload).find(
        (one) => (known(readStrings(one, "command")) ?? [])[0]?.endsWith("nginx") === true,
    );
    const text = container && filesOf(graph, workload).get("nginx.conf");
    if (container === undefined || text === undefined) return undefined;
    const [drain] = directives(text, "worker_shutdown_timeout");
    const [, seconds] = /^(\d+)s$/.exec(drain ?? "") ?? [];
    return { container, text, drainSeconds: seconds === undefined ? undefined : Number(seconds) };
}

export interface Block {
    /** What stands between its name and its brace: `= /health` of a location. */
    readonly argument: string;
    readonly body: string;
}

/** The blocks of a kind, wherever they stand: `server { … }`, `location /x { … }`. */
export function blocks(text: string, kind: string): readonly Block[] {
    return [...text.matchAll(new RegExp(`(?<=^|[\\s;{}])${kind}\\s*([^{};]*)\\{`, "g"))].map((found) => {
        const start = found.index + found[0].length;
        return { argument: (found[1] ?? "").trim(), body: text.slice(start, endOf(text, start)) };
    });
}

/** Where the block ends whose inside starts here. */
function endOf(text: string, start: number): number {
    let depth = 1;
    for (let at = start; at < text.length; at += 1) {
        if (text[at] === "{") depth += 1;
        if (text[at] === "}") depth -= 1;
        if (depth === 0) return at;
    }
    return text.length;
}

/** The location of a server that answers a path: an exact one, else the longest prefix. */
export function locationOf(server: Block, path: string): Block | undefined {
    const locations = blocks(server.body, "location");
    const exact = locations.find(({ argument }) => argument === `= ${path}`);
    const prefixes = locations
        .filter(({ argument }) => path.startsWith(argument.replace(/^\^~\s*/, "")))
        .toSorted((one, other) => other.argument.length - one.argument.length);
    return exact ?? prefixes[0];
}
