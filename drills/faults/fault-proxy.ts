import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { checkFault, type Fault } from "./fault.ts";
import { OneWay } from "./one-way.ts";
import { seededRandom } from "./random.ts";
import { StatusStage } from "./status-stage.ts";

const HOST = "127.0.0.1";

/** Where clients really want to go: a port of the loopback address. */
export interface Target {
    readonly port: number;
}

export interface FaultProxyOptions {
    /** `http` looks at single requests, as the fault `status` needs; else bytes are passed on unread. Default: tcp. */
    readonly protocol?: "tcp" | "http";
    /** Same seed, same jitter, same answers. Default: 1. */
    readonly seed?: number;
}

interface Pair {
    readonly client: Socket;
    readonly target: Socket;
    readonly ways: readonly OneWay[];
}

/**
 * Stands on the loopback address between clients and a target, and does to the way between them what it is told. A target
 * that refuses connections is seen by clients as one that resets them.
 */
export class FaultProxy {
    readonly #server: Server;
    readonly #pairs = new Set<Pair>();
    readonly #random: () => number;
    #target: Target;
    #stage: StatusStage | undefined;
    #fault: Fault | undefined;
    #port = 0;

    private constructor(target: Target, seed: number) {
        this.#target = target;
        this.#random = seededRandom(seed);
        this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => this.#accept(client));
    }

    static async start(target: Target, { protocol = "tcp", seed = 1 }: FaultProxyOptions = {}): Promise<FaultProxy> {
        const proxy = new FaultProxy(target, seed);
        if (protocol === "http") {
            proxy.#stage = await StatusStage.start(
                () => proxy.#target.port,
                () => proxy.#fault,
                proxy.#random,
            );
        }
        await proxy.#listen();
        return proxy;
    }

    /** Where clients go instead. The same for the proxy's whole life. */
    get port(): number {
        return this.#port;
    }

    /** From now on this is wrong, instead of what was. Refuses what could not happen. */
    async set(fault: Fault): Promise<void> {
        checkFault(fault);
        if (fault.kind === "status" && this.#stage === undefined)
            throw new RangeError('fault must not be "status" on a proxy of bytes: start it with protocol "http"');
        await this.#change(fault);
    }

    /** Nothing is wrong any more. What was held arrives; connections that were ended stay so. */
    async heal(): Promise<void> {
        await this.#change(undefined);
    }

    /** New connections go there; those there are stay where they are. */
    retarget(target: Target): void {
        this.#target = target;
    }

    async stop(): Promise<void> {
        if (this.#server.listening) await this.#close();
        this.#resetAll();
        await this.#stage?.stop();
    }

    async #change(fault: Fault | undefined): Promise<void> {
        this.#fault = fault;
        if (fault?.kind === "down" && this.#server.listening) await this.#close();
        if (fault?.kind !== "down" && !this.#server.listening) await this.#listen();
        if (fault?.kind === "down" || fault?.kind === "reset") this.#resetAll();
        for (const pair of this.#pairs) {
            for (const way of pair.ways) way.reconsider();
            this.#closeLater(pair);
        }
    }

    async #listen(): Promise<void> {
        await once(this.#server.listen(this.#port, HOST), "listening");
        const address = this.#server.address();
        if (address === null || typeof address === "string") throw new Error("the fault proxy is not listening");
        this.#port = address.port;
    }

    async #close(): Promise<void> {
        const closed = once(this.#server.close(), "close");
        this.#resetAll();
        await closed;
    }

    #accept(client: Socket): void {
        const port = this.#stage?.port ?? this.#target.port;
        const target = connect({ host: HOST, port, allowHalfOpen: true, noDelay: true });
        const fault = (): Fault | undefined => this.#fault;
        const ways = [
            new OneWay(client, target, "to-target", fault, this.#random),
            new OneWay(target, client, "to-client", fault, this.#random),
        ];
        const pair = { client, target, ways };
        this.#pairs.add(pair);
        client.on("data", () => this.#fault?.kind === "reset" && reset(pair));
        for (const socket of [client, target]) {
            socket.on("error", () => reset(pair));
            socket.on("close", () => {
                if (client.destroyed && target.destroyed) this.#pairs.delete(pair);
            });
        }
        this.#closeLater(pair);
    }

    #closeLater(pair: Pair): void {
        const fault = this.#fault;
        if (fault?.kind !== "blackhole" || fault.closeAfter === undefined) return;
        const timer = setTimeout(() => this.#fault === fault && reset(pair), fault.closeAfter);
        pair.client.once("close", () => clearTimeout(timer));
    }

    #resetAll(): void {
        for (const pair of this.#pairs) reset(pair);
    }
}

/** A socket that is ending cannot be reset any more, and one with bytes to send would wait for them: those are closed. */
function reset({ client, target }: Pair): void {
    for (const socket of [client, target]) {
        if (socket.destroyed) continue;
        if (socket.connecting || socket.writableEnded || socket.writableLength > 0) socket.destroy();
        else socket.resetAndDestroy();
    }
}
