import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { requireProgram } from "../programs/program.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";

const scripts = fs
    .readdirSync(path.join(repository, "operations"))
    .filter((name) => name.endsWith(".sh"))
    .map((name) => path.join("operations", name));

describe("the operators' scripts", () => {
    it("stop at the first fault, and say how they are called", () => {
        assert.ok(scripts.length >= 4);
        for (const script of scripts) {
            const text = fs.readFileSync(path.join(repository, script), "utf8");
            assert.match(text, /^#!\/usr\/bin\/env bash\n# /, script);
            assert.match(text, /^set -euo pipefail$/m, script);
            const { status, stderr } = spawnSync(path.join(repository, script), [], { encoding: "utf8" });
            assert.equal(status, 2, script);
            assert.match(stderr, new RegExp(`usage: ${script}`), script);
        }
    });

    it("are listed in their folder's README", () => {
        const readme = fs.readFileSync(path.join(repository, "operations", "README.md"), "utf8");
        for (const script of scripts) assert.ok(readme.includes(`\`${path.basename(script)} `), script);
    });

    it("have nothing that ShellCheck objects to", function () {
        const shellcheck = requireProgram(this, "shellcheck");
        const { status, stdout } = spawnSync(shellcheck, [...scripts, ".ci/run"], {
            cwd: repository,
            encoding: "utf8",
        });
        assert.equal(status, 0, stdout);
    });
});
