import assert from "node:assert/strict";
import fc from "fast-check";
import { placesInSource, sourceLine } from "../../report/source.ts";
import { readState } from "../../report/state.ts";
import { anyText } from "./hostile.ts";

const files = new Set([
    "components/aws/postgres-pair.ts",
    "components/core/by-region.ts",
    "components/gcp/network.ts",
    "stacks/systems/erato/data.ts",
    "stacks/systems/erato/system.ts",
    "stacks/systems/components/network.ts",
]);
const urn = "urn:pulumi:prod::ha-platform::aws:rds/instance:Instance::erato-database";

function placeOf(sourcePosition: string | undefined, ...frames: readonly (string | undefined)[]) {
    const stackTrace = frames.map((frame) => (frame === undefined ? {} : { sourcePosition: frame }));
    const entry = { urn, type: "aws:rds/instance:Instance", custom: true, sourcePosition, stackTrace };
    return placesInSource(readState({ deployment: { resources: [entry] } }), files).get(urn);
}

describe("a line of the program", () => {
    for (const [form, address] of [
        ["below the project", "project:///components/aws/postgres-pair.ts"],
        [
            "a path joined to the project",
            "project:///../../../file:/home/build/ha-platform/components/aws/postgres-pair.ts",
        ],
        ["a file address", "file:///srv/ha-platform/components/aws/postgres-pair.ts"],
        ["two addresses joined", "file:///srv/a/file:/srv/ha-platform/components/aws/postgres-pair.ts"],
        [
            "of a machine whose folders have the program's names",
            "file:///home/stacks/components/aws/components/aws/postgres-pair.ts",
        ],
        ["of Windows", "file:///C:/work/ha-platform/components/aws/postgres-pair.ts"],
        ["with backslashes", "C:\\work\\ha-platform\\components\\aws\\postgres-pair.ts"],
        ["with spelled spaces", "file:///srv/my%20clone/components/aws/postgres-pair.ts"],
        ["with a percent sign that spells nothing", "file:///srv/100%/components/aws/postgres-pair.ts"],
    ] as const) {
        it(`is found in a position ${form}`, () => {
            assert.deepEqual(sourceLine(`${address}#140,26`, files), {
                path: "components/aws/postgres-pair.ts",
                line: 140,
                column: 26,
            });
        });
    }

    it("is the longest path that is a file of the program", () => {
        assert.equal(
            sourceLine(
                "project:///stacks/systems/components/network.ts#1,1",
                new Set([...files, "components/network.ts"]),
            )?.path,
            "stacks/systems/components/network.ts",
        );
    });

    it("may lack its column", () => {
        assert.deepEqual(sourceLine("project:///components/gcp/network.ts#7", files), {
            path: "components/gcp/network.ts",
            line: 7,
        });
        assert.deepEqual(sourceLine("project:///components/gcp/network.ts#7,0", files), {
            path: "components/gcp/network.ts",
            line: 7,
        });
    });

    it("is not found outside the program, in packages, or without a line", () => {
        for (const position of [
            "project:///sandbox/engine/engine-host.ts#53,24",
            "file:///srv/node_modules/pack/components/gcp/network.ts#1,1",
            "project:///components/gcp/network.ts",
            "project:///components/gcp/network.ts#0,1",
            "project:///components/gcp/network.tsx#1,1",
            "",
        ]) {
            assert.equal(sourceLine(position, files), undefined, position);
        }
    });

    it("is a file of the program, whatever the position says", () => {
        fc.assert(
            fc.property(anyText, fc.nat(), (address, line) => {
                const found = sourceLine(`${address}#${line}`, files);
                assert.ok(found === undefined || (files.has(found.path) && found.line >= 1));
            }),
        );
    });
});

describe("where a resource was made", () => {
    it("is its own position, with the lines of stacks/ that led there", () => {
        assert.deepEqual(
            placeOf(
                "project:///components/aws/postgres-pair.ts#140,26",
                "project:///components/aws/postgres-pair.ts#140,26",
                undefined,
                "project:///components/aws/postgres-pair.ts#80,9",
                "project:///components/core/by-region.ts#8,48",
                "project:///stacks/systems/erato/data.ts#24,5",
                "project:///stacks/systems/erato/data.ts#24,5",
                "project:///stacks/systems/erato/system.ts#61,22",
                "project:///node_modules/@pulumi/pulumi/resource.js#637,22",
            ),
            {
                path: "components/aws/postgres-pair.ts",
                line: 140,
                column: 26,
                via: [
                    { path: "stacks/systems/erato/data.ts", line: 24, column: 5 },
                    { path: "stacks/systems/erato/system.ts", line: 61, column: 22 },
                ],
            },
        );
    });

    it("is the next line outward where the engine could not place the call, past shared helpers", () => {
        assert.deepEqual(
            placeOf(
                undefined,
                undefined,
                "project:///components/core/by-region.ts#8,48",
                "project:///components/gcp/network.ts#41,21",
                "project:///stacks/systems/erato/data.ts#40,28",
            ),
            {
                path: "components/gcp/network.ts",
                line: 41,
                column: 21,
                via: [{ path: "stacks/systems/erato/data.ts", line: 40, column: 28 }],
            },
        );
    });

    it("is a shared helper only where nothing else is known, and nothing where nothing is", () => {
        assert.equal(placeOf("project:///components/core/by-region.ts#8,48")?.path, "components/core/by-region.ts");
        assert.equal(placeOf(undefined), undefined);
        assert.equal(placeOf("project:///elsewhere.ts#1,1", undefined), undefined);
    });

    it("does not name the same line as its own cause", () => {
        const line = "project:///stacks/systems/erato/data.ts#24,5";
        assert.deepEqual(placeOf(line, line, "project:///stacks/systems/erato/data.ts#24,40")?.via, []);
    });
});
