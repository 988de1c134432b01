/** Runs what an operator types, with the database named by the environment. */
import { execFile, type SpawnSyncReturns, spawnSync } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import type { PostgresServer } from "../../drills/postgres/server.ts";
import type { PostgresTools } from "../../drills/postgres/tools.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";

const execute = promisify(execFile);

export class Operator {
    readonly folder: string;
    readonly #environment: NodeJS.ProcessEnv;

    /** Works in `folder`; programs are found in `paths` first. */
    constructor(folder: string, environment: NodeJS.ProcessEnv, ...paths: readonly string[]) {
        this.folder = folder;
        this.#environment = { ...environment, PATH: [...paths, process.env.PATH].join(":") };
    }

    /** One who works on a server as over a network: loopback address, user and password. */
    static of(server: PostgresServer, tools: PostgresTools, folder: string, database: string): Operator {
        return new Operator(folder, { ...server.environmentOnLoopback, PGDATABASE: database }, tools.folder);
    }

    bash(commands: string, environment: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
        return spawnSync("bash", ["--norc", "-euo", "pipefail", "-c", commands], {
            cwd: this.folder,
            env: { ...this.#environment, ...environment },
            encoding: "utf8",
        });
    }

    /** One of the scripts in `operations`, while the test goes on. Throws when it fails. */
    start(name: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
        return execute(path.join(repository, "operations", name), [...args], {
            cwd: this.folder,
            env: { ...this.#environment, ...environment },
        });
    }

    /** The same to its end, whatever that is. */
    script(name: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
        return spawnSync(path.join(repository, "operations", name), [...args], {
            cwd: this.folder,
            env: { ...this.#environment, ...environment },
            encoding: "utf8",
        });
    }
}
