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
            this.#snapshot = { ...this.#snapshot, ...changes, epoch: this.#snapshot.epoch + 1 };
            return Response.json(this.#snapshot.epoch);
        }
        if (this.#silent) return new Response("silent", { status: 500 });
        if (pathname === "/queueing") {
            const { shard, queueing } = JSON.parse(await request.text());
            const others = this.#snapshot.queueing.filter((other) => other !== shard);
            this.#snapshot = { ...this.#snapshot, queueing: queueing ? [...others, shard] : others };
        }
        this.#snapshot = { ...this.#snapshot, at: Math.max(this.#snapshot.at + 1, Date.now()) };
        return Response.json(this.#snapshot);
    }
}

/** The router with what tests need: `/test/*` reaches the objects, and a bearer token names tenant and subject. */
class TestWorker {
    #router: Router | undefined;

    async fetch(request: Request, bindings: Bindings, invocation: { waitUntil(work: Promise<unknown>): void }) {
        const { pathname } = new URL(request.url);
        const coordinator = bindings.COORDINATOR.get(bindings.COORDINATOR.idFromName("esta-tracker"));
        const [, place, name, ...rest] = pathname.slice(1).split("/");
        if (place === "coordinator") return coordinator.fetch(`https://coordinator/${name}`, passedOn(request));
        if (place === "outbox") {
            const outbox = bindings.OUTBOX.get(bindings.OUTBOX.idFromName(outboxName("esta-tracker", Number(name))));
            return outbox.fetch(`https://outbox/${rest.join("/")}`, passedOn(request));
        }
        this.#router ??= started(bindings);
        return this.#router.handle(request, (work) => invocation.waitUntil(work));
    }
}

export default new TestWorker();

function started({ CONFIG, COORDINATOR, OUTBOX }: Bindings): Router {
    const parsed = parseConfig(CONFIG);
    if ("problems" in parsed) throw new Error(parsed.problems.join("; "));
    const platform = {
        fetch: (onward: Request, init?: { readonly signal: AbortSignal }) => fetch(onward, init),
        now: () => Date.now(),
        log: (line: string) => console.log(line),
        version: null,
        coordinator: COORDINATOR,
        outboxes: OUTBOX,
    };
    const callers = {
        find: async (headers: Headers) => {
            const [tenant, subject] = headers.get("authorization")?.replace("Bearer ", "").split("/") ?? [];
            return tenant === undefined || subject === undefined ? undefined : { tenant, subject, roles: "" };
        },
    };
    return new Router(parsed.config, platform, { callers });
}

function passedOn(request: Request): RequestInit {
    return { method: request.method, headers: request.headers, body: request.body };
}
