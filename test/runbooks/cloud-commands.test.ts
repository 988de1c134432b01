import assert from "node:assert/strict";
import { type CloudCommand, namesIn } from "./cloud-commands.ts";
import { COMMANDS } from "./known-commands.ts";
import { showsIn } from "./script.ts";

const SQL = { type: "gcp:sql/databaseInstance:DatabaseInstance" };
const CLONE: CloudCommand = {
    command: "gcloud sql instances clone",
    positional: [SQL, "text"],
    flags: { "point-in-time": "text", quiet: "switch", region: "region" },
    source: "https://cloud.google.com/sdk/gcloud/reference/sql/instances/clone",
};

const names = (line: string) => namesIn({ block: 0, argv: line.split(" ") }, [CLONE]);

describe("a command that needs a cloud", () => {
    it("is read for what it names: arguments by their place, flags by their name, joined or apart", () => {
        assert.deepEqual(names("gcloud sql instances clone one two --quiet --region us-east1"), [
            { kind: "region", value: "us-east1" },
            { kind: SQL, value: "one" },
        ]);
        assert.deepEqual(names("gcloud sql instances clone --point-in-time=now one two"), [
            { kind: SQL, value: "one" },
        ]);
    });

    it("is refused when it, a flag or the number of its arguments is unknown", () => {
        assert.throws(() => names("gcloud sql instances explode one"), /no cloud command is known for: gcloud sql/);
        assert.throws(() => names("gcloud sql instances clone one two --fast"), /has no known flag --fast/);
        assert.throws(() => names("gcloud sql instances clone one"), /takes 2 arguments, got 1/);
    });

    it("is known once, with the provider's own description", () => {
        const all = COMMANDS.map(({ command }) => command);
        assert.equal(new Set(all).size, all.length);
        for (const { source } of COMMANDS) assert.match(source, /^https:\/\//);
    });
});

describe("expected output", () => {
    it("is found line by line, since the engine does things side by side, whatever the spaces, and a … is anything", () => {
        assert.ok(showsIn("a b\nc", "c y\n x a   b"));
        assert.ok(showsIn("update … done\n…", "update 3, 4 done"));
        assert.ok(!showsIn("a.c", "abc"));
    });
});
