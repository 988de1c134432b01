import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";
import type { PostgresWorkspace } from "../../drills/postgres/workspace.ts";
import { runTool } from "../../sandbox/engine/cli-tool.ts";
import { openPostgres } from "../programs/postgres.ts";
import { repository, requireCli } from "../sandbox/engine/sandbox-fixture.ts";
import { commandsOf } from "./operator.ts";

const guide = fs.readFileSync(path.join(repository, "docs/scale.md"), "utf8");
const recorded = path.join(repository, "test/upgrade/recorded/0.2.0/prod.state.json.gz");

describe("docs/scale.md", function () {
    this.timeout(300_000);
    let workspace: PostgresWorkspace | undefined;
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ha-backends-"));

    after(async () => {
        fs.rmSync(folder, { recursive: true, force: true });
        await workspace?.close();
    });

    it("takes a stack from files to PostgreSQL with every resource", async function () {
        const cli = await requireCli(this);
        workspace = openPostgres(this);
        const server = await workspace.create("state");
        const connection = await server.connect();
        await connection.query("CREATE DATABASE pulumi");

        const files = path.join(folder, "state");
        const stacks = path.join(files, ".pulumi/stacks/ha-platform");
        fs.mkdirSync(stacks, { recursive: true });
        fs.writeFileSync(path.join(files, ".pulumi/meta.yaml"), "version: 1\n");
        fs.writeFileSync(path.join(stacks, "prod.json"), gunzipSync(fs.readFileSync(recorded)));
        fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: ha-platform\nruntime: nodejs\n");

        const { PGHOST, PGPORT, PGUSER, PGPASSWORD } = { ...server.environmentOnLoopback };
        const env = {
            PATH: [path.join(cli, "bin"), process.env.PATH].join(path.delimiter),
            HOME: folder,
            PULUMI_HOME: path.join(folder, "home"),
            PULUMI_CONFIG_PASSPHRASE: "",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PGPASSWORD,
            OLD_BACKEND: `file://${files}`,
            NEW_BACKEND: `postgres://${PGUSER}@${PGHOST}:${PGPORT}/pulumi?sslmode=disable`,
        };
        const shell = (script: string) => runTool("sh", ["-ec", script], { cwd: folder, env, limit: 240_000 });
        await shell(commandsOf(guide).join("\n"));

        const listed = await shell('PULUMI_BACKEND_URL="$NEW_BACKEND" pulumi stack ls --json');
        const [stack] = JSON.parse(listed.stdout);
        assert.deepEqual([stack.name, stack.resourceCount], ["prod", 1154]);
        const database = await server.connect("pulumi");
        const rows = await database.query("SELECT key FROM pulumi_state WHERE key LIKE '%/prod.json'");
        assert.equal(rows.length, 1);
        await Promise.all([connection.close(), database.close()]);
    });
});
