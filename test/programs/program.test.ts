import assert from "node:assert/strict";
import { programPath } from "./program.ts";

describe("programs that tests run rendered files through", () => {
    it("are found where their package puts them", () => {
        assert.equal(
            programPath("nginx", {}, () => true),
            "/usr/sbin/nginx",
        );
    });

    it("may be missing, unless they are required", () => {
        assert.equal(
            programPath("nginx", {}, () => false),
            undefined,
        );
        assert.throws(
            () => programPath("pgbouncer", { HA_REQUIRE_PROGRAMS: "1" }, () => false),
            /need pgbouncer at \/usr\/sbin\/pgbouncer, got none: sudo apt-get install --yes pgbouncer$/,
        );
    });
});
