import assert from "node:assert/strict";
import { parseConfig } from "../../../../../components/cloudflare/edge-router/configuration/config.ts";
import { exampleConfig } from "../example-config.ts";

function problemsOf(value: unknown): readonly string[] {
    const parsed = parseConfig(value);
    return "problems" in parsed ? parsed.problems : [];
}

/** The example as loose JSON with one value at a dotted path replaced, or removed when it is undefined. */
function withValue(path: string, value: unknown): unknown {
    return replaced(JSON.parse(JSON.stringify(exampleConfig())), path.split("."), value);
}

function replaced(node: unknown, keys: readonly string[], value: unknown): unknown {
    const [key, ...rest] = keys;
    if (key === undefined) return value;
    if (Array.isArray(node))
        return node.map((item, index) => (index === Number(key) ? replaced(item, rest, value) : item));
    assert.ok(typeof node === "object" && node !== null, `${key} must be inside an object`);
    const entries = Object.entries(node).filter(([name]) => name !== key);
    const child = Object.entries(node).find(([name]) => name === key)?.[1];
    return Object.fromEntries([...entries, [key, replaced(child, rest, value)]]);
}

describe("the edge router's configuration", () => {
    it("is taken from an object or from its JSON text", () => {
        const config = exampleConfig();
        assert.deepEqual(parseConfig(config), { config });
        assert.deepEqual(parseConfig(JSON.stringify(config)), { config });
    });

    it("accepts loopback origins with a port, for tests and drills", () => {
        for (const origin of ["127.0.0.1:8080", "localhost:65535", "[::1]:3000"]) {
            assert.deepEqual(problemsOf(withValue("regions.0.origin", origin)), []);
        }
    });

    it("tells all problems at once", () => {
        assert.deepEqual(problemsOf(replaced(withValue("writer", "mars"), ["system"], "")), [
            'system must be a lower-case name such as esta-tracker, got ""',
            'writer must be one of us-central1, us-east1, got "mars"',
        ]);
    });

    it("cuts long values short in its sentences", () => {
        const [problem] = problemsOf(withValue("system", "X".repeat(500)));
        assert.equal(problem?.length, "system must be a lower-case name such as esta-tracker, got ".length + 80);
    });

    const refusals: readonly (readonly [path: string, value: unknown, problem: string])[] = [
        ["schemaVersion", 2, "schemaVersion must be 1, got 2"],
        ["system", undefined, "system must be a lower-case name such as esta-tracker, got nothing"],
        ["regions", "both", 'regions must be a list, got "both"'],
        ["regions.0", 7, "regions[0] must be an object, got 7"],
        ["regions.1.name", "US East", 'regions[1].name must be a region name such as us-central1, got "US East"'],
        [
            "regions.0.origin",
            "https://us-central1.origin.example.com/",
            'regions[0].origin must be a host name without scheme or path, such as us-central1.origin.example.com, got "https://us-central1.origin.example.com/"',
        ],
        [
            "regions.0.origin",
            "user@example.com",
            'regions[0].origin must be a host name without scheme or path, such as us-central1.origin.example.com, got "user@example.com"',
        ],
        ["regions.1.name", "us-central1", 'regions must each have their own name, got "us-central1"'],
        [
            "regions.1.origin",
            "us-central1.origin.example.com",
            'regions must each have their own origin, got "us-central1.origin.example.com"',
        ],
        ["writer", "mars", 'writer must be one of us-central1, us-east1, got "mars"'],
        ["timeouts", null, "timeouts must be an object, got null"],
        [
            "timeouts.connectAndFirstByteMs",
            0,
            "timeouts.connectAndFirstByteMs must be a whole number from 1 to 120000 (milliseconds), got 0",
        ],
        ["timeouts.readMs", "1 s", 'timeouts.readMs must be a whole number from 1 to 120000 (milliseconds), got "1 s"'],
        ["timeouts.readMs", 299, "timeouts.readMs must be at least timeouts.connectAndFirstByteMs, got 299"],
        ["timeouts.writeMs", 1.5, "timeouts.writeMs must be a whole number from 1 to 120000 (milliseconds), got 1.5"],
        ["timeouts.slowPaths", undefined, "timeouts.slowPaths must be a list, got nothing"],
        [
            "timeouts.slowPaths.0.pathPrefix",
            "/api/v1/reports",
            'timeouts.slowPaths[0].pathPrefix must be an API path without a version, such as /api/reports, got "/api/v1/reports"',
        ],
        [
            "timeouts.slowPaths.0.firstByteMs",
            1001,
            "timeouts.slowPaths[0].firstByteMs must be a whole number from 1 to 1000 (milliseconds and at most timeouts.readMs), got 1001",
        ],
        [
            "evidence.consecutiveFailures",
            0,
            "evidence.consecutiveFailures must be a whole number from 1 to 100 (failures), got 0",
        ],
        [
            "evidence.expiresAfterMs",
            99,
            "evidence.expiresAfterMs must be a whole number from 100 to 600000 (milliseconds), got 99",
        ],
        [
            "retry.otherRegionOn.0",
            404,
            "retry.otherRegionOn[0] must be a whole number from 500 to 599 (a 5xx status), got 404",
        ],
        ["retry.methods.0", "POST", 'retry.methods[0] must be one of GET, HEAD, OPTIONS, PUT, DELETE, got "POST"'],
        ["versions.default", "v3", 'versions.default must be one of v1, v2, got "v3"'],
        ["versions.known.1.name", "two", 'versions.known[1].name must be a version such as v1, got "two"'],
        ["versions.known.3.name", "v3", 'versions.known must each have their own name, got "v3"'],
        [
            "versions.known.1.state",
            "old",
            'versions.known[1].state must be one of active, deprecated, retired, got "old"',
        ],
        [
            "versions.known.1.sunsetAt",
            "2027-01-01",
            'versions.known[1].sunsetAt must be left out while the state is active, got "2027-01-01"',
        ],
        [
            "versions.known.0.deprecatedAt",
            undefined,
            "versions.known[0].deprecatedAt must be given when the state is deprecated, got nothing",
        ],
        [
            "versions.known.0.deprecatedAt",
            "2026-02-30",
            'versions.known[0].deprecatedAt must be a date such as 2026-01-31 or 2026-01-31T12:00:00Z, got "2026-02-30"',
        ],
        [
            "versions.known.0.sunsetAt",
            "2025-12-31",
            'versions.known[0].sunsetAt must not be earlier than deprecatedAt, got "2025-12-31"',
        ],
        ["versions.known.0.successor", "v3", 'versions.known[0].successor must be one of v2, got "v3"'],
        ["versions.known.0.successor", 2, "versions.known[0].successor must be a text, got 2"],
        [
            "healthPath",
            "/health",
            'healthPath must be a path below /api/health such as /api/health/edge, got "/health"',
        ],
    ];
    for (const [path, value, problem] of refusals) {
        it(`is refused with the sentence: ${problem}`, () => {
            assert.ok(
                problemsOf(withValue(path, value)).includes(problem),
                problemsOf(withValue(path, value)).join("\n"),
            );
        });
    }

    it("needs two regions", () => {
        assert.ok(
            problemsOf(withValue("regions", exampleConfig().regions.slice(0, 1))).includes(
                "regions must list at least 2 regions so that one can be lost, got 1",
            ),
        );
    });

    it("says so when no name could be right", () => {
        assert.ok(
            problemsOf(withValue("versions.known", [])).includes(
                'versions.default must be a name that exists, and there is none, got "v1"',
            ),
        );
    });

    it("says so when there is none, or no JSON", () => {
        assert.deepEqual(problemsOf(undefined), ["CONFIG must be a JSON object, got nothing"]);
        assert.deepEqual(problemsOf([]), ["CONFIG must be a JSON object, got []"]);
        assert.deepEqual(problemsOf("{"), ['CONFIG must be JSON, got "{"']);
        assert.deepEqual(problemsOf("3"), ["CONFIG must be a JSON object, got 3"]);
    });
});
