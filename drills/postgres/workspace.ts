import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requirePostgres } from "./programs.ts";
import { initialiseData, makeFolder, PostgresServer } from "./server.ts";
import { PostgresTools } from "./tools.ts";

/** A temporary folder with the servers in it; `close` stops them and removes everything. */
export class PostgresWorkspace {
    readonly tools: PostgresTools;
    readonly root = mkdtempSync(join(tmpdir(), "ha-postgres-"));
    readonly #password = randomBytes(18).toString("base64url");
    readonly #servers: PostgresServer[] = [];
    #template: Promise<string> | undefined;

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
        this.#template ??= this.#initialise();
        const server = await this.adopt(name, await this.#template);
        server.configure(settings);
        await server.start();
        return server;
    }

    /** A server with a copy of `data`, not started. */
    async adopt(name: string, data: string): Promise<PostgresServer> {
        const server = new PostgresServer(this.tools, this.folder(name), this.#password);
        this.#servers.push(server);
        await this.tools.copy(data, server.data);
        return server;
    }

    /** Once for all servers: it is what takes longest. */
    async #initialise(): Promise<string> {
        const folder = this.folder("template");
        const [data, passwordFile] = [join(folder, "data"), join(folder, "password")];
        writeFileSync(passwordFile, this.#password, { mode: 0o600 });
        await initialiseData(this.tools, data, passwordFile);
        return data;
    }

    async close(): Promise<void> {
        try {
            await Promise.all(this.#servers.map((server) => server.stop("immediate")));
        } finally {
            rmSync(this.root, { recursive: true, force: true });
        }
    }
}
