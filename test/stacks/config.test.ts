import assert from "node:assert/strict";
import { parseConfig } from "../../stacks/config.ts";
import { ConfigError } from "../../stacks/config-problems.ts";
import { SYSTEM_NAMES } from "../../stacks/systems/settings.ts";
import { stackValues } from "./stack-file.ts";

/** Every path of nested objects, such as `esta-tracker.api.cpu`; list entries do not count. */
function paths(value: unknown, at = ""): string[] {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [at];
    return Object.entries(value).flatMap(([key, inside]) => paths(inside, at ? `${at}.${key}` : key));
}

/** The production file with one value replaced; the path is dotted, as in the messages. */
function prodWith(...changes: [path: string, value: unknown][]): Record<string, unknown> {
    const values: Record<string, unknown> = structuredClone(stackValues("prod"));
    for (const [at, value] of changes) {
        const keys = at.split(".");
        const last = keys.pop() ?? "";
        let inside: Record<string, unknown> = values;
        for (const key of keys) {
            const { [key]: next } = inside;
            assert.ok(isRecord(next), `${at} is not in the stack file`);
            inside = next;
        }
        if (value === undefined) delete inside[last];
        else inside[last] = value;
    }
    return values;
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null;
}

function problems(values: Record<string, unknown>): string[] {
    try {
        parseConfig("prod", values);
    } catch (error) {
        assert.ok(error instanceof ConfigError, String(error));
        return error.problems.map(({ path: at, reason }) => `${at} ${reason}`);
    }
    return [];
}

describe("stack files", () => {
    for (const stack of ["prod", "staging"]) {
        it(`Pulumi.${stack}.yaml is valid`, () => {
            assert.equal(parseConfig(stack, stackValues(stack)).environment, stack);
        });
    }

    it("[PL-01] have the same keys and different values", () => {
        const [prod, staging] = [stackValues("prod"), stackValues("staging")];
        assert.deepEqual(paths(staging), paths(prod));
        assert.notDeepEqual(staging, prod);
    });
});

describe("configuration", () => {
    it("reports five mistakes at once, each with its path, the value and what is needed", () => {
        const wrong = prodWith(
            ["systems", ["esta-trakcer"]],
            ["google.project", "Example"],
            ["cloudflare.shortestProbeSeconds", 5],
            ["esta-tracker.api.maxInstances", "many"],
            ["alerts.critical", []],
        );
        const found = problems(wrong);
        assert.equal(found.length, 5, found.join("\n"));
        assert.match(
            found.join("\n"),
            /systems\.0 must be one of .*esta-tracker.*, got "esta-trakcer": Systems that the stack runs/,
        );
        assert.match(
            found.join("\n"),
            /google\.project must be of the form .*, got "Example": Google Cloud project id/,
        );
        assert.match(found.join("\n"), /cloudflare\.shortestProbeSeconds must be .*, got 5: Shortest probe interval/);
        assert.match(
            found.join("\n"),
            /esta-tracker\.api\.maxInstances must be a .*number, got "many": Ceiling in each of the two regions/,
        );
        assert.match(found.join("\n"), /alerts\.critical must be a list with at least 1 entry, got \[\]/);
    });

    it("names the stack file and counts the problems in one error", () => {
        const wrong = prodWith(["runbooks", undefined], ["protect", "yes"]);
        assert.throws(() => parseConfig("prod", wrong), /Pulumi\.prod\.yaml has 2 problems:\n {2}ha-platform:/);
    });

    it("refuses a key that it does not know, listing those it does", () => {
        assert.deepEqual(problems(prodWith(["google.projekt", "x"])), [
            "google.projekt is not a known key; known here: project",
        ]);
    });

    it("says what a missing key is for", () => {
        assert.deepEqual(problems(prodWith(["esta-tracker.releases.image", undefined])), [
            "esta-tracker.releases.image must be set: Image of the newest revision by digest: name@sha256:<64 hexadecimal digits>",
        ]);
    });

    it("names the operator's step for a key of an earlier version, and what is missing in its place", () => {
        const image = `us-docker.pkg.dev/example-project/app@sha256:${"1".repeat(64)}`;
        const values = prodWith(["esta-tracker.releases", undefined], ["esta-tracker.image", image]);
        assert.deepEqual(problems(values), [
            "esta-tracker.releases must be set: What both services run, and which revision takes requests",
            'esta-tracker.image has become esta-tracker.releases and esta-tracker.backup.image: take the operator\'s step "releases of ESTA Tracker" in CHANGELOG.md',
        ]);
        const [said] = problems(prodWith(["erato.images", {}]));
        assert.match(said ?? "", /^erato\.images has become erato\.releases: .* "releases of Erato" in CHANGELOG\.md$/);
    });

    it("wants revisions that agree with each other", () => {
        for (const release of ["esta-tracker.releases", "claim-navigator.releases.v2"]) {
            const values = prodWith([`${release}.candidatePercent`, 5], [`${release}.previous`, "r1"]);
            assert.deepEqual(problems(values), [
                `${release}.candidatePercent must be 0 while the newest revision is live, got 5`,
                `${release}.previous must be another revision than the live one (r1) and the newest one (r1), got r1`,
            ]);
        }
    });

    it("wants two colours of which the live one and the one before it have images", () => {
        for (const release of ["agent-backend.releases", "erato.releases"]) {
            assert.deepEqual(problems(prodWith([`${release}.previous`, "green"])), [
                `${release}.previous must be the other release than blue, with an image, got green`,
            ]);
            assert.deepEqual(problems(prodWith([`${release}.live`, "green"], [`${release}.previous`, "blue"])), [
                `${release}.live must be a release that has an image, got green without one`,
            ]);
        }
        assert.deepEqual(problems(prodWith(["hire-me-bahamas.backend.previous", "blue"])), [
            "hire-me-bahamas.backend.previous must be the other release than blue, with an image, got blue",
        ]);
    });

    it("refuses a failover region equal to the primary", () => {
        assert.match(
            problems(prodWith(["regions.failover", "us-central1"]))[0] ?? "",
            /^regions\.failover must differ from the primary region/,
        );
    });

    it("refuses a writer that names no region", () => {
        assert.deepEqual(problems(prodWith(["regions.writer", "us-west1"])), [
            "regions.writer must name one of the two regions (us-central1, us-east1), got us-west1",
        ]);
    });

    it("refuses CIDRs that overlap and regions without a block", () => {
        const found = problems(prodWith(["network", { "us-central1": "10.16.0.0/16", "us-west1": "10.16.0.0/18" }]));
        assert.deepEqual(found, [
            "network.us-west1 must not overlap the block of us-central1 (10.16.0.0/16), got 10.16.0.0/18",
            "network must have a block for us-east1, got blocks for us-central1, us-west1",
        ]);
    });

    it("checks AWS regions, blocks and zones as it does Google's", () => {
        const network = { "us-east-1": "10.48.0.0/16", "us-west-1": "10.48.0.0/20" };
        const found = problems(
            prodWith(
                ["aws.regions.writer", "eu-west-1"],
                ["aws.network", network],
                ["aws.zones", { "us-east-1": ["us-east-1a"] }],
            ),
        );
        assert.deepEqual(found, [
            "aws.regions.writer must name one of the two regions (us-east-1, us-west-2), got eu-west-1",
            "aws.network.us-west-1 must not overlap the block of us-east-1 (10.48.0.0/16), got 10.48.0.0/20",
            "aws.network must have a block for us-west-2, got blocks for us-east-1, us-west-1",
            "aws.zones.us-east-1 must name at least 2 zones so that one can be lost, got us-east-1a",
            "aws.zones must have zones for us-west-2, got zones for us-east-1",
        ]);
        assert.match(
            problems(prodWith(["aws.accountId", 123456789012])).join(),
            /aws\.accountId must be a string, got 123456789012: The only AWS account that the stack may touch: 12 digits, in quotes/,
        );
    });

    it("[PL-06] runs the systems that it names, and refuses one that does not exist", () => {
        for (const system of SYSTEM_NAMES) {
            assert.deepEqual(parseConfig("prod", prodWith(["systems", [system]])).systems, [system]);
        }
        assert.match(
            problems(prodWith(["systems", ["esta"]]))[0] ?? "",
            /systems\.0 must be one of .*esta-tracker.*, got "esta"/,
        );
    });

    it("[PL-06] shares foundations, keeps the settings of systems whose edge rules it holds, and then may run none", () => {
        const config = parseConfig(
            "prod",
            prodWith(["systems", []], ["foundations", { share: ["network", "edge"], hosts: ["esta-tracker"] }]),
        );
        assert.deepEqual(config.foundations, { share: ["network", "edge"], hosts: ["esta-tracker"] });
        assert.deepEqual(Object.keys(config.settings), ["esta-tracker"]);
        assert.deepEqual(parseConfig("prod", prodWith()).foundations, { share: [], hosts: [] });
    });

    it("[PL-06] refuses foundations that contradict each other, each by its key", () => {
        const from = "organization/ha-platform/prod";
        const cases = [
            [[["systems", []]], /^systems must name at least one system unless foundations are shared, got none$/],
            [
                [["foundations", { from, share: ["edge"] }]],
                /^foundations\.from must be left out where share or hosts is set, got/,
            ],
            [
                [["foundations", { hosts: ["erato"] }]],
                /^foundations\.hosts must name systems of other stacks, got erato, which/,
            ],
            [[["foundations", { from: "prod" }]], /^foundations\.from .*got "prod": Stack that holds the foundations/],
            [[["foundations", { share: ["aws"] }]], /^foundations\.share\.0 must be one of .*network.*, got "aws"/],
        ] as const;
        for (const [changes, says] of cases) {
            const found = problems(prodWith(...changes.map(([key, value]): [string, unknown] => [key, value])));
            assert.equal(found.length, 1, found.join("\n"));
            assert.match(found[0] ?? "", says);
        }
        assert.deepEqual(
            problems(
                prodWith(["systems", []], ["foundations", { share: ["edge"], hosts: ["erato"] }], ["erato", undefined]),
            ),
            ["erato must be set because foundations.hosts names erato, got nothing"],
        );
    });

    it("refuses a system without settings", () => {
        assert.deepEqual(problems(prodWith(["esta-tracker", undefined])), [
            "esta-tracker must be set because systems names esta-tracker, got nothing",
        ]);
    });

    it("refuses a bypass inside the domain that it is meant to bypass, and hosts outside their domain", () => {
        const found = problems(
            prodWith(["esta-tracker.bypass.domain", "example.com"], ["esta-tracker.host", "api.example.org"]),
        );
        assert.deepEqual(found, [
            "esta-tracker.host must lie inside example.com, got api.example.org",
            "esta-tracker.bypass.domain must be another domain than example.com, or it fails together with the edge network, got example.com",
            "esta-tracker.bypass.host must lie inside example.com, got api.example.net",
        ]);
    });

    it("takes the final slash off the runbooks' address", () => {
        assert.equal(
            parseConfig("prod", prodWith(["runbooks", "https://runbooks.example.com/"])).runbooks,
            "https://runbooks.example.com",
        );
    });
});
