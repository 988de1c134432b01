import { parseConfig } from "../../../../../components/cloudflare/edge-router/configuration/config.ts";
import type { Snapshot } from "../../../../../components/cloudflare/edge-router/coordination/snapshot.ts";
import { Router } from "../../../../../components/cloudflare/edge-router/router.ts";
import type { DurableObjectNamespace } from "../../../../../components/cloudflare/edge-router/runtime.ts";
import { outboxName } from "../../../../../components/cloudflare/edge-router/writes/shard.ts";

export { Outbox } from "../../../../../components/cloudflare/edge-router/writes/outbox.ts";

interface Bindings {
    readonly CONFIG: unknown;
    readonly COORDINATOR: DurableObjectNamespace;
    readonly OUTBOX: DurableObjectNamespace;
}

/** Stands in for the coordinator: says what it was told to say, and lists the shards that hold writes. */
export class Coordinator {
    #snapshot: Snapshot = {
        schemaVersion: 1,
        epoch: 1,
        at: 1,
        writer: "us-central1",
        writerEpoch: 1,
        regions: {},
        queueing: [],
        generations: {},
    };
    #silent = false;

    async fetch(request: Request): Promise<Response> {
        const { pathname } = new URL(request.url);
        if (pathname === "/become") {
            const { silent, ...changes } = JSON.parse(await request.text());
            this.#silent = silent === true;
            this.#snapshot = { ...this.#snapshot, ...changes, at: this.#snapshot.at + 1 };
            return new Response();
        }
        if (this.#silent) return new Response("silent", { status: 500 });
        if (pathname === "/queueing") {
            const { shard, queueing } = JSON.parse(await request.text());
            const others = this.#snapshot.queueing.filter((other) => other !== shard);
            this.#snapshot = { ...this.#snapshot, queueing: queueing ? [...others, shard] : others };
        }
        return Response.json(this.#snapshot);
    }
}

/** The router with what tests need: `/test/*` reaches the objects, and a bearer token names tenant and subject. */
export default {
    async fetch(request: Request, bindings: Bindings, invocation: { waitUntil(work: Promise<unknown>): void }) {
        const { pathname } = new URL(request.url);
        const coordinator = bindings.COORDINATOR.get(bindings.COORDINATOR.idFromName("esta-tracker"));
        const [, place, name, ...rest] = pathname.slice(1).split("/");
        if (place === "coordinator") return coordinator.fetch(`https://coordinator/${name}`, passedOn(request));
        if (place === "outbox") {
            const outbox = bindings.OUTBOX.get(bindings.OUTBOX.idFromName(outboxName("esta-tracker", Number(name))));
            return outbox.fetch(`https://outbox/${rest.join("/")}`, passedOn(request));
        }
        const parsed = parseConfig(bindings.CONFIG);
        if ("problems" in parsed) return Response.json(parsed.problems, { status: 500 });
        const said = await coordinator.fetch("https://coordinator/snapshot");
        const snapshot: Snapshot | undefined = said.ok ? JSON.parse(await said.text()) : undefined;
        // As an isolate whose snapshot is as old as the request says.
        const leased = request.headers.get("lease") !== "ended";
        const platform = {
            fetch: (onward: Request, init?: { readonly signal: AbortSignal }) => fetch(onward, init),
            now: () => Date.now(),
            log: (line: string) => console.log(line),
            version: null,
            outboxes: bindings.OUTBOX,
        };
        const router = new Router(parsed.config, platform, {
            snapshots: { current: () => snapshot, isLeased: () => leased },
            callers: {
                find: async (headers) => {
                    const [tenant, subject] = headers.get("authorization")?.replace("Bearer ", "").split("/") ?? [];
                    return tenant === undefined || subject === undefined ? undefined : { tenant, subject, roles: "" };
                },
            },
        });
        return router.handle(request, (work) => invocation.waitUntil(work));
    },
};

function passedOn(request: Request): RequestInit {
    return { method: request.method, headers: request.headers, body: request.body };
}
