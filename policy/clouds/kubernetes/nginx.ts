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
