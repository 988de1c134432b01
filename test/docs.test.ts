import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ha } from "../cli/ha.ts";
import { CapturedTerminal } from "./cli/captured-terminal.ts";
import { type Command, commandsIn } from "./commands.ts";
import { repository, requireCli } from "./sandbox/engine/sandbox-fixture.ts";

const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
    cwd: repository,
    encoding: "utf8",
})
    .split("\n")
    .filter((file) => file !== "" && fs.existsSync(path.join(repository, file)));

function read(page: string): string {
    return fs.readFileSync(path.join(repository, page), "utf8");
}

describe("the documentation", () => {
    it("has no dead link", () => {
        const dead = pages.flatMap((page) => {
            const text = read(page).replace(/```[\s\S]*?```/g, "");
            return [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
                .map(([, target = ""]) => target)
                .filter((target) => !/^(?:https?|mailto):/.test(target))
                .filter((target) => !fs.existsSync(path.join(repository, path.dirname(page), target)))
                .map((target) => `${page}: ${target}`);
        });
        assert.deepEqual(dead, []);
    });

    it("names only npm scripts that exist", () => {
        const { scripts } = JSON.parse(read("package.json"));
        const named = pages.flatMap((page) =>
            [...read(page).matchAll(/npm (?:run ([a-z]+)|(start|test)\b)/g)].map(
                ([, script, own]) => script ?? own ?? "",
            ),
        );
        assert.deepEqual(
            [...new Set(named)].filter((script) => !(script in scripts)),
            [],
        );
    });

    it("has a changelog line and a version", () => {
        assert.match(read("CHANGELOG.md"), /^## Unreleased\n\n- /m);
    });

    it("speaks of no place where packages come from", () => {
        const lock = read("package-lock.json");
        assert.ok(!/"resolved"/.test(lock), "the lock file names a registry");
    });
});

describe("README's commands on the engine", function () {
    this.timeout(900_000);
    let root = "";

    before(async function () {
        const cli = await requireCli(this);
        root = fs.mkdtempSync(path.join(os.tmpdir(), "ha-readme-"));
        for (const name of fs.readdirSync(repository)) {
            if (!name.startsWith(".") && name !== "out")
                fs.symlinkSync(path.join(repository, name), path.join(root, name));
        }
        fs.mkdirSync(path.join(root, ".ha", "cli"), { recursive: true });
        fs.symlinkSync(cli, path.join(root, ".ha", "cli", "3.259.0"));
    });
    after(() => {
        if (root !== "") fs.rmSync(root, { recursive: true, force: true });
    });

    async function call({ argv, exitCode, says }: Command): Promise<void> {
        const terminal = new CapturedTerminal();
        const code = await ha(argv, { root, environment: { PATH: process.env.PATH }, terminal });
        const said = terminal.result + terminal.complaints;
        assert.equal(code, exitCode, `ha ${argv.join(" ")}\n${said}`);
        assert.ok(said.includes(says), `ha ${argv.join(" ")} does not say "${says}":\n${said}`);
    }

    it("do what the story of a failure says, in its order", async () => {
        const story = commandsIn(read("README.md"));
        assert.ok(story.length >= 10);
        for (const command of story) await call(command);
    });

    it("exist, each line of the table", async () => {
        const table = [...read("README.md").matchAll(/^\| `npx ha ([^`]+)`/gm)].map(([, line = ""]) =>
            line.split(/\s+/),
        );
        assert.ok(table.length >= 6);
        for (const argv of table) await call({ argv, exitCode: 0, says: "" });
    });
});
