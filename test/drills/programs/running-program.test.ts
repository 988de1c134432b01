import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { eventually } from "../../../drills/programs/eventually.ts";
import { missingPrograms, requirePrograms } from "../../../drills/programs/program.ts";
import { ProgramGroup } from "../../../drills/programs/program-group.ts";

const PATIENCE = { milliseconds: 10_000 };

describe("a group of programs", function () {
    this.timeout(30_000);

    function isAlive(pid: number): boolean {
        try {
            return process.kill(pid, 0);
        } catch {
            return false;
        }
    }

    it("leaves nothing behind: no program, nothing that a program has started, no folder", async () => {
        const group = new ProgramGroup("example");
        const parent = group.start("sh", ["-c", "sleep 300 & echo $!; wait"]);
        const child = await eventually("a child", PATIENCE, () => Number(parent.said.trim()) || undefined);
        assert.ok(isAlive(child));
        await group.close();
        await eventually("the child's end", PATIENCE, () => !isAlive(child) || undefined);
        assert.ok(parent.ended);
        assert.ok(!existsSync(group.folder));
    });

    it("ends what a program has left running when it ended by itself", async () => {
        const group = new ProgramGroup("example");
        const parent = group.start("sh", ["-c", "sleep 300 & echo $!"]);
        const child = await eventually("a child", PATIENCE, () => Number(parent.said.trim()) || undefined);
        await eventually("the child's end", PATIENCE, () => !isAlive(child) || undefined);
        await group.close();
    });

    it("ends a frozen program too, and says what a missing one died of", async () => {
        const group = new ProgramGroup("example");
        const frozen = group.start("sleep", ["300"]);
        frozen.freeze();
        const missing = group.start("/no/such/program", []);
        await eventually("a complaint", PATIENCE, () => missing.said.includes("ENOENT") || undefined);
        await group.close();
        assert.ok(frozen.ended && missing.ended);
    });
});

describe("programs that a drill needs", () => {
    it("are asked for with the one line that installs all that are missing", () => {
        assert.deepEqual(
            missingPrograms(["nginx", "haproxy"], (path) => path.endsWith("nginx")),
            ["haproxy"],
        );
        assert.throws(() => requirePrograms(["nginx", "haproxy"], () => false), {
            message:
                "the drill needs nginx, haproxy, got no nginx, haproxy: sudo apt-get install --yes nginx-light haproxy",
        });
        requirePrograms(["nginx"], () => true);
    });
});
