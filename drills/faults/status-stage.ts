import { once } from "node:events";
import * as http from "node:http";
import type { Fault } from "./fault.ts";

const HOST = "127.0.0.1";

/** Passes HTTP requests on, each by itself, and answers some in the target's place. Knows no WebSockets. */
export class StatusStage {
    readonly #server: http.Server;
    readonly #agent = new http.Agent({ keepAlive: true });
    readonly #target: () => number;
    readonly #fault: () => Fault | undefined;
    readonly #random: () => number;

    private constructor(target: () => number, fault: () => Fault | undefined, random: () => number) {
        this.#target = target;
        this.#fault = fault;
        this.#random = random;
        this.#server = http.createServer({ keepAliveTimeout: 0 }, (request, response) =>
            this.#handle(request, response),
        );
    }

    static async start(
        target: () => number,
        fault: () => Fault | undefined,
        random: () => number,
    ): Promise<StatusStage> {
        const stage = new StatusStage(target, fault, random);
        await once(stage.#server.listen(0, HOST), "listening");
        return stage;
    }

    get port(): number {
        const address = this.#server.address();
        if (address === null || typeof address === "string") throw new Error("the stage is not listening");
        return address.port;
    }

    async stop(): Promise<void> {
        this.#agent.destroy();
        const closed = once(this.#server.close(), "close");
        this.#server.closeAllConnections();
        await closed;
    }

    #handle(request: http.IncomingMessage, response: http.ServerResponse): void {
        const fault = this.#fault();
        if (fault?.kind === "status" && this.#random() < fault.share) {
            request.resume();
            response.writeHead(fault.status, { "content-type": "text/plain" }).end("answered by the fault proxy\n");
            return;
        }
        const { method = "GET", url = "/", headers } = request;
        const onward = http.request({
            host: HOST,
            port: this.#target(),
            method,
            path: url,
            headers,
            agent: this.#agent,
        });
        onward.on("response", (answer) => {
            response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
            answer.on("error", () => response.destroy());
            answer.pipe(response);
        });
        // The target is gone: the client sees what it would see without a proxy, an end without an answer.
        onward.on("error", () => response.destroy());
        response.on("close", () => response.writableFinished || onward.destroy());
        request.pipe(onward);
    }
}
