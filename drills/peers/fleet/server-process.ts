/**
 * A small application as a process of its own: `node server-process.ts <name> <port> <seed>`. It answers after a few
 * milliseconds, is told by its parent what to do wrong, and ends in order at SIGTERM.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "../../faults/random.ts";
import { ALL_WELL, orderFrom, SHUTDOWN_STEPS } from "./orders.ts";

const WORK = 5; // milliseconds

class Application {
    readonly #name: string;
    readonly #port: number;
    readonly #random: () => number;
    readonly #server = createServer((request, response) => this.#handle(request, response));
    #wrong = ALL_WELL;
    #isLeaving = false;

    constructor(name: string, port: number, seed: number) {
        this.#name = name;
        this.#port = port;
        this.#random = seededRandom(seed);
        this.#server.keepAliveTimeout = 75_000; // longer than any balancer keeps an idle connection
    }

    run(): void {
        process.on("message", (message) => {
            this.#wrong = orderFrom(message);
        });
        process.on("SIGTERM", () => void this.#leave());
        process.on("disconnect", () => process.exit(1)); // nobody is left to end it
        this.#server.listen(this.#port, "127.0.0.1");
    }

    #handle(request: IncomingMessage, response: ServerResponse): void {
        request.resume();
        response.setHeader("x-ha-region", this.#name);
        // Whoever holds a connection is asked to open the next one elsewhere.
        if (this.#isLeaving) response.setHeader("connection", "close");
        if (request.url === "/health") {
            const fails = this.#isLeaving || !this.#wrong.isAlive;
            response.writeHead(fails ? 503 : 200).end();
            return;
        }
        const status = this.#random() < this.#wrong.share ? this.#wrong.status : 200;
        setTimeout(() => response.writeHead(status).end(`${this.#name}\n`), WORK);
    }

    /** Answers on while balancers learn of it, then takes no new connections, and ends with the last answer. */
    async #leave(): Promise<void> {
        this.#isLeaving = true;
        await wait(SHUTDOWN_STEPS.deregistration);
        this.#server.close(() => process.exit(0));
        await wait(SHUTDOWN_STEPS.drain);
        process.exit(1);
    }
}

const [name = "server", port = "0", seed = "1"] = process.argv.slice(2);
new Application(name, Number(port), Number(seed)).run();
