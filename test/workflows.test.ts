import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { ha } from "../cli/ha.ts";
import { CapturedTerminal } from "./cli/captured-terminal.ts";

const root = path.join(import.meta.dirname, "..");
const folder = path.join(root, ".github", "workflows");

const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
const step = z.looseObject({
    uses: z.string().optional(),
    run: z.string().optional(),
    with: z.record(z.string(), z.unknown()).optional(),
    "working-directory": z.string().optional(),
});
const job = z.looseObject({
    permissions,
    "timeout-minutes": z.number().optional(),
    environment: z.string().optional(),
    uses: z.string().optional(),
    steps: z.array(step).default([]),
    strategy: z.looseObject({ matrix: z.looseObject({ stack: z.array(z.string()) }) }).optional(),
});
const workflow = z.looseObject({
    name: z.string(),
    on: z.record(z.string(), z.unknown()),
    permissions,
    concurrency: z.looseObject({ group: z.string() }),
    jobs: z.record(z.string(), job),
});
const action = z.looseObject({ runs: z.looseObject({ steps: z.array(step) }) });

const names = fs.readdirSync(folder);
const texts = new Map(names.map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]));
const workflows = new Map([...texts].map(([name, text]) => [name, workflow.parse(parse(text))]));
const jobs = [...workflows].flatMap(([file, { jobs }]) =>
    Object.entries(jobs).map(([name, job]) => ({ file, name, job })),
);

const actionFiles = execFileSync("git", ["ls-files", "-co", "--exclude-standard", ".github/actions"], {
    cwd: root,
    encoding: "utf8",
})
    .split("\n")
    .filter((file) => file.endsWith("action.yml"));
const actionTexts = new Map(actionFiles.map((file) => [file, fs.readFileSync(path.join(root, file), "utf8")]));
const ownSteps = [...actionTexts].flatMap(([file, text]) =>
    action.parse(parse(text)).runs.steps.map((step) => ({ file, step })),
);
const steps = [...jobs.flatMap(({ file, job }) => job.steps.map((step) => ({ file, step }))), ...ownSteps];

/** Which job may write what; nothing else may write anything. */
const WRITERS: Readonly<Record<string, readonly string[]>> = {
    "pull-request.yaml code-scanning": ["security-events"],
    "comment.yaml comment": ["pull-requests"],
    "preview.yaml preview": ["id-token"],
    "drift.yaml refresh": ["id-token"],
    "drift.yaml issue": ["issues"],
    "deploy.yaml staging": ["id-token"],
    "deploy.yaml prod": ["id-token"],
    "up.yaml preview": ["id-token"],
    "up.yaml up": ["id-token"],
};

describe("the workflows", () => {
    it("are these", () => {
        assert.deepEqual(names.toSorted(), [
            "comment.yaml",
            "deploy.yaml",
            "drift.yaml",
            "preview.yaml",
            "pull-request.yaml",
            "up.yaml",
        ]);
        assert.ok(steps.length > 20);
    });

    it("pin every action to a commit, with its version beside it, one commit for each action", () => {
        const pinned = new Map<string, string>();
        for (const [file, text] of [...texts, ...actionTexts]) {
            for (const [line, used = ""] of text.matchAll(/^\s*(?:- )?uses: (\S+).*$/gm)) {
                if (used.startsWith("./")) continue;
                const [, name = "", commit = ""] = /^([\w-]+\/[\w./-]+)@([0-9a-f]{40})$/.exec(used) ?? [];
                assert.notEqual(name, "", `${file}: ${line.trim()} is not pinned to a commit`);
                assert.match(line, / # v\d+\.\d+\.\d+$/, `${file}: ${line.trim()} does not say its version`);
                assert.equal(pinned.get(name) ?? commit, commit, `${name} is pinned to two commits`);
                pinned.set(name, commit);
            }
        }
        assert.ok(pinned.size >= 8);
    });

    it("call own actions and workflows that exist", () => {
        const called = [...jobs.map(({ job }) => job.uses), ...steps.map(({ step }) => step.uses)].filter((uses) =>
            uses?.startsWith("./"),
        );
        assert.ok(called.length > 0);
        for (const uses of called) {
            const target = path.join(root, uses ?? "");
            assert.ok(fs.existsSync(target.endsWith(".yaml") ? target : path.join(target, "action.yml")), uses);
        }
    });

    it("may do nothing by default, and each job only what its work needs", () => {
        for (const [file, { permissions }] of workflows) assert.deepEqual(permissions, {}, file);
        for (const { file, name, job } of jobs) {
            const writes = Object.entries(job.permissions).filter(([, access]) => access === "write");
            assert.deepEqual(
                writes.map(([scope]) => scope),
                WRITERS[`${file} ${name}`] ?? [],
                `${file} ${name}`,
            );
        }
    });

    it("end by themselves, and never two at once over the same thing", () => {
        for (const { file, name, job } of jobs) {
            if (job.uses === undefined) assert.ok((job["timeout-minutes"] ?? 0) > 0, `${file} ${name}`);
        }
        for (const [file, { concurrency }] of workflows) assert.notEqual(concurrency.group, "", file);
    });

    it("leave no token behind in a clone", () => {
        const checkouts = steps.filter(({ step }) => step.uses?.startsWith("actions/checkout@"));
        assert.ok(checkouts.length >= 7);
        for (const { file, step } of checkouts) assert.equal(step.with?.["persist-credentials"], false, file);
    });

    it("put no expression into a script", () => {
        for (const { file, step } of steps) assert.doesNotMatch(step.run ?? "", /\$\{\{/, file);
    });

    it("[PL-04] run nothing of a change where there is something to steal", () => {
        for (const [file, text] of texts) assert.doesNotMatch(text, /pull_request_target/, file);
        const open = texts.get("pull-request.yaml") ?? "";
        assert.doesNotMatch(open, /secrets\b(?!, no credentials)|vars\.|id-token|github\.token/);
        for (const [file, { on }] of workflows) {
            assert.equal("pull_request" in on, file === "pull-request.yaml", file);
        }
        const trusted = jobs.filter(
            ({ job, file }) =>
                "workflow_run" in (workflows.get(file)?.on ?? {}) || job.permissions["id-token"] === "write",
        );
        assert.ok(trusted.length >= 5);
        for (const { file, job } of trusted) {
            for (const { uses = "", with: given = {} } of job.steps) {
                if (uses.startsWith("actions/checkout@"))
                    assert.deepEqual([given.ref, given.repository], [undefined, undefined], file);
            }
        }
    });

    it("let a job write only where it runs nothing of a change: what it needs comes as an artefact", () => {
        const alerts = workflows.get("pull-request.yaml")?.jobs["code-scanning"];
        assert.deepEqual(
            alerts?.steps.filter(({ run }) => run !== undefined),
            [],
        );
        assert.ok(alerts?.steps.every(({ uses }) => !uses?.startsWith("actions/checkout@")));
    });

    it("sign in to clouds only in an environment", () => {
        for (const { file, name, job } of jobs) {
            const signsIn = job.uses === undefined && job.permissions["id-token"] === "write";
            assert.equal(job.environment !== undefined, signsIn, `${file} ${name}`);
        }
    });

    it("follow runs of workflows that exist", () => {
        const known = new Set([...workflows.values()].map(({ name }) => name));
        const followed = [...workflows.values()].flatMap(({ on }) => {
            const { workflows: after } =
                z.object({ workflows: z.array(z.string()) }).safeParse(on.workflow_run).data ?? {};
            return after ?? [];
        });
        assert.ok(followed.length > 0);
        for (const name of followed) assert.ok(known.has(name), name);
    });

    it("[PL-04] judge by the policy pack and a file of levels for each stack", () => {
        const runs = steps.flatMap(({ step }) => [...(step.run ?? "").matchAll(/npx pulumi (?:preview|up) .*/g)]);
        assert.equal(runs.length, 3);
        for (const [run] of runs) {
            assert.ok(
                run.includes('--policy-pack policy/ha-policy --policy-pack-config "policy/dist/config/$STACK.json"'),
                run,
            );
        }
        assert.ok(fs.statSync(path.join(root, "policy/ha-policy")).mode & 0o100);
    });

    it("name scripts and stacks that exist", () => {
        const scripts = steps.flatMap(({ step }) =>
            [...(step.run ?? "").matchAll(/(?:node|bash) ([\w./-]+)/g)].map(([, script = ""]) => script),
        );
        assert.ok(scripts.length >= 4);
        for (const script of scripts) assert.ok(fs.existsSync(path.join(root, script)), script);
        const { scripts: known } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
        for (const { step } of steps) {
            for (const [, script = ""] of (step.run ?? "").matchAll(/npm run ([\w-]+)/g))
                assert.ok(script in known, script);
        }
        const stacks = jobs.flatMap(({ job }) => job.strategy?.matrix.stack ?? []);
        assert.ok(stacks.length >= 8);
        for (const stack of stacks) assert.ok(fs.existsSync(path.join(root, `Pulumi.${stack}.yaml`)), stack);
    });

    it("call ha with commands and options that exist", async () => {
        const script = fs.readFileSync(path.join(root, "tools/ci/judge-change.ts"), "utf8");
        const calls = [...script.matchAll(/\[("(?:preview|up|check)"[^\]]*)\]/g)].map(([, list = ""]) =>
            [...list.matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word),
        );
        assert.ok(calls.length >= 5);
        for (const [command = "", ...words] of calls) {
            const terminal = new CapturedTerminal();
            assert.equal(await ha([command, "--help"], { root, environment: {}, terminal }), 0, command);
            for (const option of words.filter((word) => word.startsWith("--")))
                assert.ok(terminal.result.includes(option), `ha ${command} ${option}`);
        }
    });

    it("have no complaint from actionlint", function () {
        this.timeout(300_000);
        if (spawnSync("go", ["version"]).status !== 0) {
            assert.notEqual(process.env.HA_REQUIRE_PROGRAMS, "1", "actionlint needs a Go toolchain, got none");
            console.log("      skipped without a Go toolchain");
            this.skip();
        }
        const lint = (...files: readonly string[]) =>
            spawnSync("go", ["tool", "actionlint", "-no-color", "-shellcheck=", "-pyflakes=", ...files], {
                cwd: path.join(root, "tools", "actionlint"),
                env: { ...process.env, GOFLAGS: "-mod=readonly", GOWORK: "off" },
                encoding: "utf8",
            });
        const clean = lint(...names.map((name) => path.join(folder, name)));
        assert.equal(clean.status, 0, clean.stdout + clean.stderr);
        const broken = spawnSync("go", ["tool", "actionlint", "-no-color", "-shellcheck=", "-pyflakes=", "-"], {
            cwd: path.join(root, "tools", "actionlint"),
            input: "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo $".concat(
                "{{ github.nothing }}\n",
            ),
            encoding: "utf8",
        });
        assert.match(broken.stdout, /property "nothing" is not defined/);
    });
});
