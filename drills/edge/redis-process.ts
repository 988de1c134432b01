import { connect } from "node:net";
import { Child } from "../processes/child.ts";
import { freePorts } from "../processes/free-ports.ts";
import { until } from "../processes/until.ts";
import { requireRedis } from "./programs.ts";

/** A real Redis on the loopback address that keeps nothing on disk. */
export class RedisProcess {
    readonly #child: Child;
    readonly port: number;

    private constructor(child: Child, port: number) {
        this.#child = child;
        this.port = port;
    }

    /** Refuses, with the line that installs it, where the machine has no Redis. */
    static async start(environment: NodeJS.ProcessEnv): Promise<RedisProcess> {
        const program = requireRedis(environment);
        const [port = 0] = await freePorts(1);
        const settings = ["--bind", "127.0.0.1", "--port", String(port), "--save", "", "--appendonly", "no"];
        const child = new Child(program, settings);
        await until("Redis's start", { milliseconds: 10_000 }, () => {
            child.assertRunning();
            return accepts(port);
        });
        return new RedisProcess(child, port);
    }

    async stop(): Promise<void> {
        await this.#child.end("SIGKILL");
    }
}

function accepts(port: number): Promise<true | undefined> {
    return new Promise((resolve) => {
        const socket = connect({ host: "127.0.0.1", port });
        socket.once("connect", () => {
            socket.destroy();
            resolve(true);
        });
        socket.once("error", () => resolve(undefined));
    });
}
