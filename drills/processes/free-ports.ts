import { once } from "node:events";
import { createServer } from "node:net";

const HOST = "127.0.0.1";

/** Ports of the loopback address that nobody used a moment ago, all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
    const servers = Array.from({ length: count }, () => createServer().listen(0, HOST));
    await Promise.all(servers.map((server) => once(server, "listening")));
    const ports = servers.map((server) => {
        const address = server.address();
        if (address === null || typeof address === "string") throw new Error("a port was asked for, got none");
        return address.port;
    });
    await Promise.all(servers.map((server) => once(server.close(), "close")));
    return ports;
}
