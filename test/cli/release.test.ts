import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ha } from "../../cli/ha.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { CapturedTerminal } from "./captured-terminal.ts";

const IMAGE = `us-docker.pkg.dev/example-project/agent-backend/backend@sha256:${"2".repeat(64)}`;

describe("ha release", () => {
    let root = "";
    const file = () => path.join(root, "Pulumi.prod.yaml");
    const read = () => fs.readFileSync(file(), "utf8");

    beforeEach(() => {
        root = fs.mkdtempSync(path.join(os.tmpdir(), "ha-release-"));
        for (const name of ["Pulumi.yaml", "Pulumi.prod.yaml"]) {
            fs.copyFileSync(path.join(repository, name), path.join(root, name));
        }
    });
    afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

    async function release(...argv: readonly string[]) {
        const terminal = new CapturedTerminal();
        const code = await ha(["release", ...argv, "--stack", "prod"], { root, environment: {}, terminal });
        return { code, result: terminal.result, complaints: terminal.complaints };
    }

    it("shows everything that the stack releases, or one of it, and changes nothing", async () => {
        const before = read();
        const all = await release();
        assert.equal(all.code, 0);
        assert.match(all.result, /^esta-tracker: r1 is live\n {2}r1: us-docker\.pkg\.dev\//);
        assert.match(all.result, /^hire-me-bahamas\/backend: blue is live, candidate green takes nothing$/m);
        assert.match(all.result, /^ {2}blue: us-east-1 ami-\w+, us-west-2 ami-\w+$/m);
        assert.match((await release("show", "erato")).result, /^erato: blue is live\n {2}blue: [^\n]*\n$/);
        assert.equal(read(), before);
    });

    it("edits the keys of the step alone, and prints them with what comes next", async () => {
        const before = read();
        const { code, result } = await release("deploy", "agent-backend", "--image", IMAGE);
        assert.equal(code, 0);
        assert.equal(
            result,
            [
                "agent-backend: blue is live, candidate green takes nothing",
                `  ha-platform:agent-backend.releases.green: not set → ${IMAGE}`,
                "next: pulumi up --stack prod; in the sandbox: npx ha up --stack prod\n",
            ].join("\n"),
        );
        assert.deepEqual(
            read()
                .split("\n")
                .filter((line) => !before.split("\n").includes(line)),
            [`      green: ${IMAGE}`],
        );
        await release("promote", "agent-backend");
        await release("rollback", "agent-backend");
        assert.equal(read(), before.replace(/(agent-backend:\n[\s\S]*?blue: .*\n)/, `$1      green: ${IMAGE}\n`));
        const again = await release("rollback", "agent-backend");
        assert.match(again.result, /\nnothing to change: the candidate takes no requests\n$/);
        assert.equal(again.code, 0);
    });

    it("prints one object for programs", async () => {
        await release("deploy", "claim-navigator/v1", "--name", "r7");
        const { result } = await release("shift", "claim-navigator/v1", "--percent", "10", "--json");
        const { contents, ...status } = JSON.parse(result).releases[0];
        assert.deepEqual(status, {
            target: "claim-navigator/v1",
            live: "r1",
            candidate: { name: "r7", percent: 10 },
        });
        assert.deepEqual(Object.keys(contents), ["r7"]);
        assert.deepEqual(JSON.parse(result).changed, [
            { key: "ha-platform:claim-navigator.releases.v1.candidatePercent", before: 0, after: 10 },
        ]);
        assert.deepEqual(JSON.parse(result).next, ["pulumi up --stack prod", "npx ha up --stack prod"]);
    });

    for (const [title, argv, sentence] of [
        ["an unknown system", ["promote", "esta"], /^error: target must be one of esta-tracker, .* got esta\n$/],
        [
            "an unknown part",
            ["promote", "claim-navigator/v9"],
            /^error: target must be one of .*, got claim-navigator\/v9\n$/,
        ],
        [
            "a system that has parts",
            ["rollback", "claim-navigator"],
            /^error: claim-navigator is released in parts: name one of/,
        ],
        ["nothing to roll back to", ["rollback", "erato"], /^error: erato has nothing to roll back to/],
        ["nothing to promote", ["promote", "erato"], /^error: erato has no candidate/],
        [
            "a share that the system cannot give",
            ["shift", "erato", "--percent", "5"],
            /^error: erato cannot give a candidate a share/,
        ],
        [
            "a share that is no number",
            ["shift", "esta-tracker", "--percent", "ten"],
            /must be a whole number from 0 to 99, got ten/,
        ],
        ["a missing share", ["shift", "esta-tracker"], /required option '--percent <number>' not specified/],
        ["a missing target", ["promote"], /missing required argument 'target'/],
    ] as const) {
        it(`refuses ${title} in a sentence, and writes nothing`, async () => {
            const before = read();
            const { code, result, complaints } = await release(...argv);
            assert.deepEqual([code, result], [2, ""]);
            assert.match(complaints, sentence);
            assert.equal(read(), before);
        });
    }

    it("checks the whole file before it writes, and names everything that is wrong", async () => {
        const before = read();
        const images = ["--image", "us-east-1=ami-1", "eu-west-1=ami-22222222222222222"];
        const { code, complaints } = await release("deploy", "erato", ...images);
        assert.equal(code, 2);
        assert.match(
            complaints,
            /^error: Pulumi\.prod\.yaml has \d problems?:\n {2}ha-platform:erato\.releases\.green/,
        );
        assert.equal(read(), before);
        await release("deploy", "esta-tracker");
        const deployed = read();
        const beyond = await release("shift", "esta-tracker", "--percent", "100");
        assert.equal(beyond.code, 2);
        assert.match(beyond.complaints, /esta-tracker\.releases\.candidatePercent must be at most 99, got 100/);
        assert.equal(read(), deployed);
        assert.deepEqual(fs.readdirSync(root).sort(), ["Pulumi.prod.yaml", "Pulumi.yaml"]);
    });

    it("refuses a file that is missing, is no YAML, or has mistakes already", async () => {
        fs.writeFileSync(file(), read().replace("protect: true", "protect: maybe"));
        assert.match((await release()).complaints, /ha-platform:protect must be a boolean, got "maybe"/);
        fs.writeFileSync(file(), "config: [\n");
        assert.match((await release()).complaints, /^error: .*Pulumi\.prod\.yaml must be YAML: /);
        fs.rmSync(file());
        assert.match((await release()).complaints, /^error: stack must be one of those that exist .* got prod\n$/);
    });

    it("writes through a link to the file that it names", async () => {
        fs.renameSync(file(), path.join(root, "shared.yaml"));
        fs.symlinkSync("shared.yaml", file());
        assert.equal((await release("deploy", "esta-tracker")).code, 0);
        assert.ok(fs.lstatSync(file()).isSymbolicLink());
        assert.match(fs.readFileSync(path.join(root, "shared.yaml"), "utf8"), /name: r2/);
    });
});
