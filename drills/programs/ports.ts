import { once } from "node:events";
import { createServer } from "node:net";

/** Ports of the loopback address that nobody listens on now, all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
    const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
    await Promise.all(servers.map((server) => once(server, "listening")));
    const ports = servers.map((server) => {
        const address = server.address();
        if (address === null || typeof address === "string") throw new Error("a port was asked for, got none");
        return address.port;
    });
    await Promise.all(servers.map((server) => once(server.close(), "close")));
    return ports;
}

export async function freePort(): Promise<number> {
    const [port] = await freePorts(1);
    if (port === undefined) throw new Error("a port was asked for, got none");
    return port;
}
