/**
 * The process that holds the simulated clouds during one run. Its parent speaks to it over IPC:
 * `{ store: path, liftProtection?, remedy? }` opens the store and answers `{ ports }`; `{ finish: true }` commits, answers
 * `{ finished: true, resources }` and ends it with 0. A failure answers `{ failed: sentence }`. When the parent goes away
 * nothing is committed.
 */
import { Cloud } from "./cloud.ts";
import { allClouds } from "./clouds.ts";
import { type Servers, serve } from "./server.ts";
import { Store } from "./store.ts";
import { isBag, type Value } from "./values.ts";

export type Reply =
    | { readonly ports: string }
    | { readonly finished: true; readonly resources: number }
    | { readonly failed: string };

/** One run's clouds, from the first message to the last. */
class Session {
    #open: { readonly store: Store; readonly cloud: Cloud; readonly servers: Servers } | undefined;

    async receive(message: unknown): Promise<Reply> {
        const wanted: Readonly<Record<string, Value>> = isBag(message) ? message : {};
        if (typeof wanted.store === "string") return this.#start(wanted.store, wanted);
        if (wanted.finish === true) return this.#finish();
        throw new Error(`a message must be { store: path } or { finish: true }, got ${JSON.stringify(message)}`);
    }

    /** Leaves the store's file as it was. */
    abandon(): void {
        this.#open?.store.discard();
        this.#open = undefined;
    }

    async #start(path: string, { liftProtection, remedy }: Readonly<Record<string, Value>>): Promise<Reply> {
        if (this.#open) throw new Error("the simulated clouds are running already");
        const store = Store.open(path, typeof remedy === "string" ? remedy : undefined);
        const cloud = new Cloud(allClouds(), store, { liftProtection: liftProtection === true });
        const servers = await serve(cloud);
        this.#open = { store, cloud, servers };
        return { ports: servers.ports };
    }

    #finish(): Reply {
        if (!this.#open) throw new Error("the simulated clouds are not running");
        const { store, cloud, servers } = this.#open;
        cloud.cancel();
        servers.close();
        const resources = store.all().length;
        store.close();
        this.#open = undefined;
        return { finished: true, resources };
    }
}

function main(): void {
    const session = new Session();
    process.on("disconnect", () => {
        session.abandon();
        process.exit(1);
    });
    process.on("message", (message) => {
        session.receive(message).then(
            (reply) => send(reply, "finished" in reply ? 0 : undefined),
            (error: unknown) => send({ failed: error instanceof Error ? error.message : String(error) }, 1),
        );
    });
}

/** Sends, and then ends the process when told to. */
function send(reply: Reply, exitCode: number | undefined): void {
    process.send?.(reply, () => {
        if (exitCode !== undefined) process.exit(exitCode);
    });
}

if (import.meta.main) main();
