import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const HOST = "127.0.0.1";
const BAD_AFTER = 3; // failed checks in a row
const GOOD_AFTER = 2;

interface Entrance {
    readonly port: number;
    healthy: boolean;
    streak: number;
    readonly sockets: Set<Socket>;
}

/**
 * What stands behind the edge when that steps aside, or beside it under the bypass name: entrances in order of preference,
 * each with health checks of its own, and all of them used again when all are bad. It passes bytes on.
 */
export class Balancer {
    readonly #entrances: readonly Entrance[];
    readonly #intervalMs: number;
    readonly #server: Server;
    readonly #ending = new AbortController();
    #checking: Promise<unknown> = Promise.resolve();
    #port = 0;

    private constructor(ports: readonly number[], intervalMs: number) {
        this.#entrances = ports.map((port) => ({ port, healthy: true, streak: 0, sockets: new Set() }));
        this.#intervalMs = intervalMs;
        this.#server = createServer({ noDelay: true }, (client) => this.#pass(client));
    }

    static async start(ports: readonly number[], intervalMs: number): Promise<Balancer> {
        const balancer = new Balancer(ports, intervalMs);
        await once(balancer.#server.listen(0, HOST), "listening");
        const address = balancer.#server.address();
        if (address === null || typeof address === "string") throw new Error("a port was asked for, got none");
        balancer.#port = address.port;
        balancer.#checking = Promise.all(balancer.#entrances.map((entrance) => balancer.#watch(entrance)));
        return balancer;
    }

    get port(): number {
        return this.#port;
    }

    async stop(): Promise<void> {
        this.#ending.abort();
        await this.#checking;
        const closed = once(this.#server.close(), "close");
        for (const entrance of this.#entrances) drop(entrance);
        await closed;
    }

    #pass(client: Socket): void {
        const chosen = this.#entrances.find(({ healthy }) => healthy) ?? this.#entrances[0];
        if (chosen === undefined) {
            client.destroy();
            return;
        }
        const target = connect({ host: HOST, port: chosen.port });
        for (const [socket, other] of [
            [client, target],
            [target, client],
        ] as const) {
            chosen.sockets.add(socket);
            socket.on("error", () => other.destroy());
            socket.on("close", () => {
                chosen.sockets.delete(socket);
                other.destroy();
            });
        }
        client.pipe(target).pipe(client);
    }

    async #watch(entrance: Entrance): Promise<void> {
        const { signal } = this.#ending;
        while (!signal.aborted) {
            const good = await isHealthy(entrance.port, this.#intervalMs);
            entrance.streak = good === entrance.healthy ? 0 : entrance.streak + 1;
            if (entrance.streak >= (good ? GOOD_AFTER : BAD_AFTER)) {
                entrance.healthy = good;
                entrance.streak = 0;
                if (!good) drop(entrance);
            }
            await wait(this.#intervalMs, undefined, { signal }).catch(() => {}); // the end
        }
    }
}

function drop({ sockets }: Entrance): void {
    for (const socket of sockets) socket.destroy();
}

async function isHealthy(port: number, limitMs: number): Promise<boolean> {
    try {
        const response = await fetch(`http://${HOST}:${port}/api/health`, { signal: AbortSignal.timeout(limitMs) });
        await response.body?.cancel();
        return response.status === 200;
    } catch {
        return false; // no answer is what an unhealthy entrance gives
    }
}
