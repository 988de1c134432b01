import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** How an origin behaves: a status for everything, or no answer at all. */
export type Mode = number | "hang";

/** An HTTP origin on the loopback address that behaves as told and remembers what it was asked. */
export class LoopbackOrigin {
    readonly name: string;
    readonly host: string;
    readonly requests: { method: string; url: string; retry: string | undefined; body: string }[] = [];
    mode: Mode = 200;
    readonly #server: Server;
    readonly #sockets: Duplex[] = [];

    private constructor(name: string, server: Server, port: number) {
        this.name = name;
        this.#server = server;
        this.host = `127.0.0.1:${port}`;
        server.on("request", (request, response) => this.#answer(request, response));
        server.on("upgrade", (request, socket) => this.#greet(request, socket));
    }

    static async start(name: string): Promise<LoopbackOrigin> {
        const server = createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
        const address = server.address();
        if (address === null || typeof address === "string") throw new Error(`the origin needs a port, got ${address}`);
        return new LoopbackOrigin(name, server, address.port);
    }

    async stop(): Promise<void> {
        if (!this.#server.listening) return;
        const closed = once(this.#server, "close");
        this.#server.close();
        this.#server.closeAllConnections();
        for (const socket of this.#sockets) socket.destroy();
        await closed;
    }

    /** Opens a WebSocket (RFC 6455) and sends the origin's name as its one text message. */
    #greet(request: IncomingMessage, socket: Duplex): void {
        const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
        const accept = createHash("sha1").update(key).digest("base64");
        const head = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
        socket.write(`${[...head, `Sec-WebSocket-Accept: ${accept}`].join("\r\n")}\r\n\r\n`);
        const text = Buffer.from(this.name);
        socket.write(Buffer.concat([Buffer.from([0x81, text.length]), text]));
        this.#sockets.push(socket);
    }

    #answer(request: IncomingMessage, response: ServerResponse): void {
        let body = "";
        request.setEncoding("utf8");
        request.on("data", (chunk: string) => {
            body += chunk;
        });
        request.on("end", () => {
            const retry = request.headers["x-ha-retry"];
            this.requests.push({
                method: request.method ?? "",
                url: request.url ?? "",
                retry: Array.isArray(retry) ? retry.join() : retry,
                body,
            });
            if (this.mode === "hang") return;
            response.writeHead(this.mode, { "content-type": "text/plain" }).end(this.name);
        });
    }
}
