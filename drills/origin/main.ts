import { Application } from "./application.ts";
import { Cache } from "./cache.ts";
import { Database } from "./database.ts";
import { Health } from "./health.ts";
import { OriginServer } from "./server.ts";
import { readSettings } from "./settings.ts";
import { TenantCache } from "./tenant-cache.ts";
import { WorkLogs } from "./work-logs.ts";

/** One line of JSON on standard output for whatever happens. */
function log(line: Readonly<Record<string, unknown>>): void {
    process.stdout.write(`${JSON.stringify(line)}\n`);
}

const settings = readSettings(process.env);
const database = new Database(settings, log);
const cache = new Cache(settings.cache, () => performance.now());
const health = new Health({
    region: settings.region,
    readDatabase: () => database.query("SELECT epoch FROM writer"),
    askCache: () => cache.ping(),
    databaseUnreachableMs: settings.databaseUnreachableMs,
    now: () => performance.now(),
});
const workLogs = new WorkLogs(database, new TenantCache(cache, log));
const server = new OriginServer(new Application(health, workLogs, log), settings, log);

async function stop(): Promise<void> {
    const finished = await server.stop();
    cache.close();
    await database.close();
    log({ event: "stopped", finished });
    process.exit(finished ? 0 : 1);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
log({ event: "listening", port: await server.start(), region: settings.region });
