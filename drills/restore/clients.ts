import { setTimeout as wait } from "node:timers/promises";
import type { Connection } from "../postgres/connection.ts";
import type { PostgresServer } from "../postgres/server.ts";
import { transferOf, transferStatement } from "./ledger.ts";

const CLIENTS = 4;
const PAUSE = 2; // in milliseconds, after each write of each client: the machine may have others to serve

/** A write that the server has confirmed, and when the client heard of it, in milliseconds of this process's clock. */
export interface Acknowledged {
    readonly sequence: number;
    readonly at: number;
    /** The first sequence number that nobody had sent then. */
    readonly nextToSend: number;
}

/** Clients that write all the time and remember, outside the database, what was confirmed to them. */
export class WritingClients {
    readonly #acknowledged: Acknowledged[] = [];
    #next = 1;
    #stopped = false;
    #over: Promise<unknown> = Promise.resolve();
    #connections: readonly Connection[] = [];

    static async start(server: PostgresServer): Promise<WritingClients> {
        const clients = new WritingClients();
        clients.#connections = await Promise.all(Array.from({ length: CLIENTS }, () => server.connect()));
        clients.#over = Promise.all(clients.#connections.map((connection) => clients.#write(connection)));
        clients.#over.catch(() => {}); // reported by stop()
        return clients;
    }

    /** Every write confirmed so far. */
    get acknowledged(): readonly Acknowledged[] {
        return [...this.#acknowledged];
    }

    /** The first sequence number that nobody has sent yet. */
    get next(): number {
        return this.#next;
    }

    /** Nothing counts from now on, and nothing new is sent: the clients' side of a server that is gone. */
    forget(): void {
        this.#stopped = true;
    }

    /** Waits for the last answers. Throws when a write failed while the clients were still at work. */
    async stop(): Promise<void> {
        this.#stopped = true;
        await this.#over;
        await Promise.all(this.#connections.map((connection) => connection.close()));
    }

    async #write(connection: Connection): Promise<void> {
        while (!this.#stopped) {
            const sequence = this.#next++;
            try {
                await connection.query(transferStatement(transferOf(sequence)));
            } catch (error) {
                if (this.#stopped) return; // the server went away, as was meant
                throw error;
            }
            if (this.#stopped) return;
            this.#acknowledged.push({ sequence, at: performance.now(), nextToSend: this.#next });
            await wait(PAUSE);
        }
    }
}
