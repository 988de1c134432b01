import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requirePostgres } from "./programs.ts";
import { makeFolder, PostgresServer } from "./server.ts";
import { PostgresTools } from "./tools.ts";

/** A temporary folder with the servers in it; `close` stops them and removes everything. */
export class PostgresWorkspace {
    readonly tools: PostgresTools;
    readonly root = mkdtempSync(join(tmpdir(), "ha-postgres-"));
    readonly #servers: PostgresServer[] = [];

    /** Refuses, with the line that installs it, where the machine has no PostgreSQL. */
    constructor(environment: NodeJS.ProcessEnv) {
        this.tools = new PostgresTools(requirePostgres(environment));
        makeFolder(this.root, this.tools);
    }

    folder(name: string): string {
        const folder = join(this.root, name);
        makeFolder(folder, this.tools);
        return folder;
    }

    /** A new, empty server, started. */
    async create(name: string, settings: Readonly<Record<string, string>> = {}): Promise<PostgresServer> {
        const server = new PostgresServer(this.tools, this.folder(name));
        this.#servers.push(server);
        await server.initialise();
        server.configure(settings);
        await server.start();
        return server;
    }

    /** A server for a data folder that `fill` brings, not started. */
    async adopt(name: string, fill: (data: string) => Promise<unknown>): Promise<PostgresServer> {
        const server = new PostgresServer(this.tools, this.folder(name));
        this.#servers.push(server);
        await fill(server.data);
        return server;
    }

    async close(): Promise<void> {
        try {
            await Promise.all(this.#servers.map((server) => server.stop("immediate")));
        } finally {
            rmSync(this.root, { recursive: true, force: true });
        }
    }
}
