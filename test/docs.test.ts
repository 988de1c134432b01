import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ha } from "../cli/ha.ts";
import { anchorsIn, linksIn } from "../tools/links/markdown-links.ts";
import { CapturedTerminal } from "./cli/captured-terminal.ts";
import { type Command, commandsIn } from "./commands.ts";
import { repository, requireCli } from "./sandbox/engine/sandbox-fixture.ts";

/** Files that a page speaks of and that somebody makes who needs them. */
const MADE_BY_USERS = /^(?:policy\/app-teams\/waivers\.yaml|docs\/reference\/mutation-score\.md|policy\/dist\/.+)$/;

/** Files that git tracks or would track. */
function filesLike(pattern: string): string[] {
    return execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", pattern], {
        cwd: repository,
        encoding: "utf8",
    })
        .split("\n")
        .filter((file) => file !== "" && fs.existsSync(path.join(repository, file)));
}

const pages = filesLike("*.md");
const sources = filesLike("*.ts");

function read(page: string): string {
    return fs.readFileSync(path.join(repository, page), "utf8");
}

describe("the documentation", () => {
    it("has no dead link: every file, image and heading that a page leads to is there", () => {
        const anchors = new Map<string, Set<string>>();
        const anchorsOf = (page: string) => {
            const known = anchors.get(page) ?? anchorsIn(read(page));
            anchors.set(page, known);
            return known;
        };
        let looked = 0;
        const dead = pages.flatMap((page) =>
            linksIn(read(page))
                .filter(({ target }) => !/^(?:https?|mailto):/.test(target))
                .filter(({ target, anchor }) => {
                    looked += 1;
                    const file = target === "" ? page : path.posix.join(path.posix.dirname(page), target);
                    if (!fs.existsSync(path.join(repository, file))) return true;
                    return anchor !== undefined && file.endsWith(".md") && !anchorsOf(file).has(anchor);
                })
                .map(({ target, anchor }) => `${page}: ${target}${anchor === undefined ? "" : `#${anchor}`}`),
        );
        assert.ok(looked > 1000, `only ${looked} links found`);
        assert.deepEqual(dead, []);
    });

    it("names only files that exist, in its pages and in the comments of the sources", () => {
        const tops = /^(?:bench|cli|components|docs|policy|report|sandbox|stacks|test|tools)\//;
        const inPages = pages.flatMap((page) =>
            [...read(page).matchAll(/`([\w./-]+\.(?:ts|md|ya?ml|json|svg))`/g)].map(([, file = ""]) => ({
                page,
                file,
            })),
        );
        const inSources = sources.flatMap((page) =>
            [...read(page).matchAll(/^\s*(?:\/?\*|\/\/).*?\b(docs\/[\w./-]+\.(?:md|ya?ml|svg))/gm)].map(
                ([, file = ""]) => ({ page, file }),
            ),
        );
        const named = [...inPages, ...inSources].filter(({ file }) => tops.test(file));
        assert.ok(named.length > 30, `only ${named.length} found`);
        assert.deepEqual(
            named
                .filter(({ file }) => !MADE_BY_USERS.test(file) && !/(?:^|\/)x(?:\.test)?\.ts$/.test(file))
                .filter(({ file }) => !fs.existsSync(path.join(repository, file)))
                .map(({ page, file }) => `${page}: ${file}`),
            [],
        );
    });

    it("can be reached from README.md, every page of it", () => {
        const reached = new Set(["README.md"]);
        for (const page of reached) {
            if (!page.endsWith(".md")) continue;
            const isThere = fs.existsSync(path.join(repository, page));
            for (const { target } of isThere ? linksIn(read(page)) : []) {
                if (target === "" || /^(?:https?|mailto):/.test(target)) continue;
                const file = path.posix.join(path.posix.dirname(page), target).replace(/\/$/, "");
                reached.add(file);
                // Who opens a folder sees what is in it.
                for (const inside of pages.filter((one) => path.posix.dirname(one) === file)) reached.add(inside);
            }
        }
        const own = pages.filter((page) => page.startsWith("docs/"));
        assert.ok(own.length > 20);
        assert.deepEqual(
            own.filter((page) => !reached.has(page)),
            [],
        );
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
