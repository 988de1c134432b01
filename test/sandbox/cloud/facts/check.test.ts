import assert from "node:assert/strict";
import { loadFacts } from "../../../../sandbox/cloud/facts/catalog.ts";
import type { PropertyFacts } from "../../../../sandbox/cloud/facts/format.ts";
import { type Schema, schemaOf } from "../../../../sandbox/cloud/facts/schema.ts";
import { type Bag, UNKNOWN } from "../../../../sandbox/cloud/values.ts";
import { checked, type FactsOptions, schema } from "./fixture.ts";

interface Case {
    readonly name: string;
    readonly facts: Record<string, PropertyFacts>;
    readonly options?: FactsOptions;
    readonly good: readonly Bag[];
    /** Inputs and the one sentence that refuses them. */
    readonly bad: readonly (readonly [Bag, string])[];
}

const text: PropertyFacts = { type: "string" };

const cases: readonly Case[] = [
    {
        name: "required properties",
        facts: { name: { type: "string", required: true }, mode: { type: "string", required: true, enum: ["A", "B"] } },
        good: [{ name: "x", mode: "A" }],
        bad: [
            [{ mode: "A" }, "name is required; set name"],
            [{ name: null, mode: "A" }, "name is required; set name"],
            [{ name: "x" }, "mode is required; set it to one of A, B"],
        ],
    },
    {
        name: "properties required below a block only while the block is there",
        facts: { a: { type: "object" }, "a.b[]": { type: "list" }, "a.b[].c": { type: "string", required: true } },
        good: [{}, { a: {} }, { a: { b: [] } }, { a: { b: [{ c: "x" }] } }],
        bad: [[{ a: { b: [{ c: "x" }, {}] } }, "a.b[1].c is required; set a.b[1].c"]],
    },
    {
        name: "names that do not exist",
        facts: { location: text, spec: { type: "object" }, "spec.replicas": { type: "int" } },
        good: [{ location: "x", spec: { replicas: 1 } }, { __internal: "x" }],
        bad: [
            [{ locaton: "x" }, 'locaton is not a property of gcp:test/thing:Thing, got "x"; did you mean "location"?'],
            [{ spec: { zzzzzz: 1 } }, "spec.zzzzzz is not a property of spec, got 1; remove spec.zzzzzz"],
        ],
    },
    {
        name: "no unlisted names where the facts are not complete",
        facts: { location: text },
        options: { closed: false },
        good: [{ anything: 1 }],
        bad: [],
    },
    {
        name: "value types",
        facts: {
            text,
            flag: { type: "bool" },
            count: { type: "int" },
            ratio: { type: "number" },
            port: { type: "intOrString" },
            scalar: { type: "scalar" },
            "list[]": { type: "list" },
            "set[]": { type: "set" },
            map: { type: "map" },
            object: { type: "object" },
            any: { type: "any" },
        },
        good: [
            {
                text: "",
                flag: false,
                count: 0,
                ratio: 0.5,
                port: "http",
                scalar: true,
                list: [],
                set: [],
                map: {},
                object: {},
                any: [],
            },
            { port: 80, scalar: 1 },
            { text: null },
        ],
        bad: [
            [{ text: 1 }, "text must be a text, got 1"],
            [{ flag: "true" }, 'flag must be true or false, got "true"'],
            [{ count: 1.5 }, "count must be a whole number, got 1.5"],
            [{ ratio: "1" }, 'ratio must be a number, got "1"'],
            [{ port: 1.5 }, "port must be a whole number or a text, got 1.5"],
            [{ scalar: [] }, "scalar must be a text, a number, true or false, got []"],
            [{ list: "x" }, 'list must be a list, got "x"'],
            [{ set: {} }, "set must be a list, got {}"],
            [{ map: [] }, "map must be a map, got []"],
            [{ object: "x" }, 'object must be an object, got "x"'],
        ],
    },
    {
        name: "closed sets of values",
        facts: {
            mode: { type: "string", enum: ["RollingUpdate", "Recreate"] },
            loose: { type: "string", enum: ["on", "off"], ignoreCase: true },
            only: { type: "string", enum: ["Always"] },
            empty: { type: "string", enum: ["A"], orEmpty: true },
            also: { type: "scalar", enum: [1, 2], alsoAllowed: ["none"] },
            never: { type: "string", notEnum: ["old"] },
        },
        good: [
            { mode: "Recreate", loose: "ON", only: "Always", empty: "", also: "none", never: "new" },
            { also: 1 },
            { also: "2" },
        ],
        bad: [
            [
                { mode: "Rollingupdate" },
                'mode must be one of RollingUpdate, Recreate, got "Rollingupdate"; did you mean "RollingUpdate"?',
            ],
            [{ loose: "maybe" }, 'loose must be one of on, off, got "maybe"'],
            [{ only: "Never" }, 'only must be Always, got "Never"'],
            [{ also: 3 }, "also must be one of 1, 2, got 3"],
            [{ never: "old" }, 'never must not be old, got "old"'],
        ],
    },
    {
        name: "ranges, and zero is a value",
        facts: {
            both: { type: "int", min: 1, max: 5 },
            exact: { type: "int", min: 15, max: 15 },
            least: { type: "int", min: 0 },
            most: { type: "number", max: 1 },
            above: { type: "number", above: 0, max: 0.9999 },
            step: { type: "int", multipleOf: 60 },
            nonZero: { type: "int", nonZero: true },
            written: { type: "scalar", min: 1 },
        },
        good: [{ both: 1 }, { both: 5, exact: 15, least: 0, most: 1, above: 0.9, step: 0, nonZero: -1, written: "3" }],
        bad: [
            [{ both: 0 }, "both must be between 1 and 5, got 0"],
            [{ exact: 14 }, "exact must be 15, got 14"],
            [{ least: -1 }, "least must be at least 0, got -1"],
            [{ most: 1.1 }, "most must be at most 1, got 1.1"],
            [{ above: 0 }, "above must be greater than 0, got 0"],
            [{ step: 61 }, "step must be a multiple of 60, got 61"],
            [{ nonZero: 0 }, "nonZero must not be 0, got 0"],
            [{ written: "0" }, 'written must be at least 1, got "0"'],
        ],
    },
    {
        name: "lengths and patterns",
        facts: {
            name: { type: "string", minLength: 2, maxLength: 4, patterns: ["^[a-z]", "[a-z]$"], notPatterns: ["--"] },
            filled: { type: "string", minLength: 1 },
            block: { type: "string", prefixLengths: [16, 17] },
            orEmpty: { type: "string", patterns: ["^x"], orEmpty: true },
        },
        good: [{ name: "ab" }, { name: "a1bc", filled: " ", block: "10.0.0.0/16", orEmpty: "" }],
        bad: [
            [{ name: "a" }, 'name must be at least 2 characters long, got "a"'],
            [{ name: "abcde" }, 'name must be at most 4 characters long, got "abcde"'],
            [{ name: "1b" }, 'name must match ^[a-z], got "1b"'],
            [{ name: "a--b" }, 'name must not match --, got "a--b"'],
            [{ filled: "" }, 'filled must not be empty, got ""'],
            [{ block: "10.0.0.0/24" }, 'block must have a prefix length of /16, /17, got "10.0.0.0/24"'],
        ],
    },
    {
        name: "alternatives",
        facts: { days: { type: "int", anyOf: [{ enum: [7, 731] }, { multipleOf: 31 }] } },
        good: [{ days: 7 }, { days: 62 }],
        bad: [[{ days: 8 }, "days must be one of 7, 731, or must be a multiple of 31, got 8"]],
    },
    {
        name: "sizes of lists and maps",
        facts: {
            "list[]": { type: "list", minItems: 1, maxItems: 2 },
            "map{}": { type: "map", maxItems: 1 },
            "ports[]": { type: "list", itemsUniqueBy: ["name"] },
            "ports[].name": text,
        },
        good: [{ list: ["a"], map: { a: "b" }, ports: [{ name: "a" }, { name: "b" }, {}] }],
        bad: [
            [{ list: [] }, "list must have at least 1 element, got 0"],
            [{ list: ["a", "b", "c"] }, "list must have at most 2 elements, got 3"],
            [{ map: { a: "b", c: "d" } }, "map must have at most 1 entry, got 2"],
            [{ ports: [{ name: "a" }, { name: "a" }] }, "ports must have elements that differ in name, got 2"],
        ],
    },
    {
        name: "elements of lists, values and keys of maps",
        facts: {
            "regions[]": { type: "list", each: { type: "string", enum: ["WEU", "ENAM"] } },
            "labels{}": { type: "map", keys: { patterns: ["^[a-z]+$"] }, each: { type: "string", maxLength: 3 } },
            "pools{}": { type: "map", each: { type: "list", each: { type: "string" } } },
            "headers{}": { type: "map" },
            "headers{}.ttl": { type: "int", required: true },
        },
        good: [{ regions: ["WEU"], labels: { a: "b" }, pools: { a: ["b"] }, headers: { "x-y": { ttl: 1 } } }],
        bad: [
            [{ regions: ["WEU", "MARS"] }, 'regions[1] must be one of WEU, ENAM, got "MARS"'],
            [{ labels: { A1: "b" } }, 'labels.A1 must match ^[a-z]+$, got "A1"'],
            [{ labels: { a: "long" } }, 'labels.a must be at most 3 characters long, got "long"'],
            [{ pools: { a: [1] } }, "pools.a[0] must be a text, got 1"],
            [{ headers: { "x-y": {} } }, 'headers["x-y"].ttl is required; set headers["x-y"].ttl'],
            [{ headers: { a: 1 } }, "headers.a must be an object, got 1"],
        ],
    },
    {
        name: "named rules",
        facts: { name: { type: "string", rule: "label" }, "labels{}": { type: "map", keys: { rule: "label" } } },
        options: { rules: { label: { patterns: ["^[a-z]*$"], maxLength: 3 } } },
        good: [{ name: "abc", labels: { a: "B" } }],
        bad: [
            [{ name: "ABC" }, 'name must match ^[a-z]*$, got "ABC"'],
            [{ labels: { abcd: "" } }, 'labels.abcd must be at most 3 characters long, got "abcd"'],
        ],
    },
    {
        name: "properties that exclude each other, once for each pair",
        facts: {
            a: { type: "string", conflictsWith: ["b"] },
            b: { type: "string", conflictsWith: ["a"] },
            "l[].x": { type: "string", conflictsWith: ["l[].y"] },
            "l[].y": text,
        },
        good: [{ a: "x" }, { l: [{ x: "1" }, { y: "2" }] }],
        bad: [
            [{ a: "x", b: "y" }, "a cannot be set together with b; remove one of them"],
            [{ l: [{}, { x: "1", y: "2" }] }, "l[1].x cannot be set together with l[1].y; remove one of them"],
        ],
    },
    {
        name: "properties that need a companion",
        facts: { a: { type: "string", requiredWith: ["b"] }, b: text },
        good: [{ a: "x", b: "y" }, { b: "y" }],
        bad: [[{ a: "x" }, "a can only be set together with b; set b too"]],
    },
    {
        name: "properties that belong to one value of another",
        facts: {
            "rules[].action": { type: "string", default: "log" },
            "rules[].response": { type: "string", onlyIf: { "rules[].action": ["block", "challenge"] } },
        },
        good: [{ rules: [{ action: "BLOCK", response: "x" }, { action: "skip" }] }],
        bad: [
            [
                { rules: [{ action: "skip", response: "x" }] },
                'rules[0].response can only be set while rules[0].action is block or challenge, got rules[0].action "skip"',
            ],
            [
                { rules: [{ response: "x" }] },
                'rules[0].response can only be set while rules[0].action is block or challenge, got rules[0].action "log"',
            ],
        ],
    },
    {
        name: "exactly one of a group",
        facts: { a: text, b: text },
        options: { exactlyOneOf: [["a", "b"]] },
        good: [{ a: "x" }, { b: "y" }],
        bad: [
            [{}, "exactly one of a, b must be set, got none"],
            [{ a: "x", b: "y" }, "exactly one of a, b must be set, got a and b"],
        ],
    },
    {
        name: "exactly one of a group below a block only while the block is there",
        facts: { auth: { type: "object" }, "auth.a": text, "auth.b[]": { type: "list" } },
        options: { exactlyOneOf: [["auth.a", "auth.b[]"]] },
        good: [{}, { auth: { a: "x" } }],
        bad: [
            [{ auth: {} }, "auth must have exactly one of a, b, got none"],
            [{ auth: { a: "x", b: ["y"] } }, "auth must have exactly one of a, b, got a and b"],
        ],
    },
    {
        name: "at least one of a group",
        facts: {
            check: { type: "object" },
            "check.port": { type: "int" },
            "check.portName": text,
            "check.host": { type: "string", default: "x" },
        },
        options: {
            atLeastOneOf: [
                ["check.port", "check.portName"],
                ["check.port", "check.host"],
            ],
        },
        good: [{}, { check: { port: 1, portName: "x" } }, { check: { portName: "x" } }],
        bad: [[{ check: {} }, "check must have at least one of port, portName, got none"]],
    },
    {
        name: "what the cloud decides and what must stay unset",
        facts: {
            id: { type: "string", computed: true },
            filled: { type: "string", computed: true, optional: true },
            never: { type: "int", forbidden: true },
        },
        good: [{ filled: "x" }],
        bad: [
            [{ id: "x" }, 'id is decided by the cloud and cannot be set, got "x"; remove id'],
            [{ never: 1 }, "never must not be set, got 1; remove never"],
        ],
    },
];

/** A format, a value that passes and one that does not. */
const formats: readonly (readonly [string, Bag[string], Bag[string], string])[] = [
    ["account-id", "123456789012", "123", "must be an AWS account id of 12 digits"],
    ["arn", "arn:aws:s3:::name", "name", "must be an ARN such as arn:aws:s3:::name"],
    ["base64", "aGE=", "ha!", "must be base64"],
    ["cidr", "10.0.0.0/8", "10.0.0.0", "must be a network such as 10.0.0.0/16"],
    ["cidr", "2001:db8::/56", "10.0.0.0/33", "must be a network such as 10.0.0.0/16"],
    ["daily-window", "07:00-07:30", "7:00-7:30", "must be a window such as 07:00-07:30"],
    ["date", "2026-01-31", "31.1.2026", "must be a date such as 2026-01-31"],
    ["duration", "1h30m", "90", "must be a duration such as 10m or 1h30m"],
    [
        "ec2-automate-arn",
        "arn:aws:automate:us-east-1:ec2:recover",
        "arn:aws:automate:us-east-1:ec2:resize",
        "must be an ARN such as arn:aws:automate:us-east-1:ec2:recover",
    ],
    [
        "http-headers",
        { Accept: "x" },
        { "X-Google-Id": "x" },
        "must be headers other than Content-Length, X-Google-* and X-AppEngine-*",
    ],
    [
        "iam-member",
        "allUsers",
        "someone",
        "must be a principal such as serviceAccount:name@project.iam.gserviceaccount.com",
    ],
    [
        "iam-member",
        "user:a@example.com",
        "deleted:user:a@example.com",
        "must be a principal such as serviceAccount:name@project.iam.gserviceaccount.com",
    ],
    ["iam-policy-json", '{"Statement":[]}', "[]", "must be a JSON object"],
    ["int-or-off", "3", "0", 'must be a whole number from 1, or "off"'],
    ["int-or-off", "off", "on", 'must be a whole number from 1, or "off"'],
    ["ip", "192.0.2.1", "192.0.2", "must be an IP address"],
    ["ipv4", "192.0.2.1", "2001:db8::1", "must be an IPv4 address"],
    ["ipv4-cidr", "10.0.0.0/16", "2001:db8::/56", "must be an IPv4 network such as 10.0.0.0/16"],
    ["ipv6", "2001:db8::1", "192.0.2.1", "must be an IPv6 address"],
    ["ipv6-cidr", "2001:db8::/56", "10.0.0.0/16", "must be an IPv6 network such as 2001:db8::/56"],
    ["json", '{"a":1}', "{", "must be JSON"],
    ["kms-key-id-or-arn", "12345678-1234-1234-1234-123456789012", "alias/x", "must be a KMS key id or ARN"],
    ["kms-rotation-period", "86400s", "86399s", "must be at least 86400s, in seconds with at most 9 decimals"],
    ["launch-template-id", "lt-0123456789abcdef0", "t-0123", "must be an id such as lt-0123456789abcdef0"],
    ["launch-template-name", "api-(blue)", "a b", "must be 3 to 125 letters, digits, and ( ) . / _ -"],
    ["not-empty", "x", "", "must be other than the empty text"],
    ["nullable-bool", "true", "yes", "must be true or false"],
    ["nullable-float", "0.5", "half", "must be a number"],
    ["path-segment", "a.b", "..", "must be other than . and .., without / and %"],
    ["port", 443, 65536, "must be a port from 0 to 65535"],
    [
        "qualified-name",
        "example.com/name",
        `example.com/${"x".repeat(64)}`,
        "must be a name of at most 63 characters behind a prefix of at most 253",
    ],
    ["regexp", "^a+$", "(", "must be a regular expression"],
    ["region-name", "us-east-1", "us-east", "must be a region such as us-east-1"],
    ["rfc3339", "2026-01-01T00:00:00+01:00", "2026-01-01", "must be a time such as 2026-01-01T00:00:00Z"],
    ["rfc3339-duration", "P90D", "90D", "must be a duration such as P90D"],
    [
        "settable-argument-name-of-this-type",
        "launch_template",
        "launch-template",
        "must be the name of an argument in the provider's spelling, such as tag",
    ],
    ["utc-timestamp", "2026-01-01T00:00:00Z", "2026-01-01", "must be a time such as 2026-01-01T00:00:00Z"],
    ["weekly-window", "sun:05:00-sun:06:00", "05:00-06:00", "must be a window such as sun:05:00-sun:06:00"],
];

describe("what facts refuse", () => {
    for (const { name, facts, options, good, bad } of cases) {
        describe(name, () => {
            for (const inputs of good) {
                it(`accepts ${JSON.stringify(inputs)}`, () =>
                    assert.deepEqual(checked(schema(facts, options), inputs).refusals, []));
            }
            for (const [inputs, sentence] of bad) {
                it(`refuses ${JSON.stringify(inputs)}`, () => {
                    const required = Object.keys(facts).filter((key) => facts[key]?.required && !key.includes("."));
                    const { refusals } = checked(schema(facts, options), inputs);
                    assert.deepEqual(refusals, [sentence], `required: ${required}`);
                });
            }
        });
    }

    for (const [format, good, bad, problem] of formats) {
        it(`knows the format ${format} (${JSON.stringify(bad)})`, () => {
            const built = schema({ value: { type: "any", format } });
            assert.deepEqual(checked(built, { value: good ?? null }).refusals, []);
            const [sentence = ""] = checked(built, { value: bad ?? null }).refusals;
            assert.ok(sentence.startsWith(`value ${problem}, got `), sentence);
        });
    }

    it("has a good and a bad value for every named format of the facts", () => {
        const clouds = ["gcp", "cloudflare", "aws", "kubernetes"] as const;
        const text = JSON.stringify(clouds.map((cloud) => loadFacts(cloud)));
        const used = new Set([...text.matchAll(/"format":"([^"]+)"/g)].map(([, format = ""]) => format));
        const shown = new Set(formats.map(([format]) => format));
        assert.deepEqual(
            [...used].filter((format) => !shown.has(format)),
            [],
        );
    });

    it("never refuses a value that is unknown at preview", () => {
        for (const { facts, options } of cases) {
            const tops = Object.entries(facts).filter(
                ([path, one]) => !/[.]/.test(path) && !one.forbidden && !(one.computed && !one.optional),
            );
            const inputs = Object.fromEntries(tops.map(([path]) => [path.replace(/[[{][\]}]/, ""), UNKNOWN]));
            assert.deepEqual(checked(schema(facts, options), inputs).refusals, []);
        }
        const nested = schema({
            "a[]": { type: "list", each: { enum: ["x"] } },
            "m{}": { type: "map", each: { enum: ["x"] } },
        });
        assert.deepEqual(checked(nested, { a: ["x", UNKNOWN], m: { k: UNKNOWN } }).refusals, []);
    });

    it("reports everything that is wrong, not only the first", () => {
        const built = schema({ a: { type: "int" }, b: { type: "string", required: true } });
        assert.equal(checked(built, { a: "x", c: 1 }).refusals.length, 3);
    });
});

describe("what the provider fills in", () => {
    it("fills defaults at the top and inside blocks that exist, and keeps what is set", () => {
        const built = schema({
            mode: { type: "string", default: "A" },
            off: { type: "bool", default: true },
            block: { type: "object" },
            "block.size": { type: "int", default: 0 },
            absent: { type: "object" },
            "absent.size": { type: "int", default: 1 },
            "items[].weight": { type: "int", default: 1 },
        });
        const { inputs } = checked(built, { off: false, block: {}, items: [{ weight: 0 }, {}] });
        assert.deepEqual(inputs, { mode: "A", off: false, block: { size: 0 }, items: [{ weight: 0 }, { weight: 1 }] });
    });

    it("leaves out the default of a property whose rival is set", () => {
        const built = schema({ a: { type: "int", default: 1, conflictsWith: ["b"] }, b: { type: "int" } });
        assert.deepEqual(checked(built, { b: 2 }).inputs, { b: 2 });
        assert.deepEqual(checked(built, {}).inputs, { a: 1 });
    });

    it("drops values that are null", () => {
        assert.deepEqual(checked(schema({ a: text }), { a: null }).inputs, {});
    });

    it("does not fill what a server writes", () => {
        assert.deepEqual(checked(schema({ replicas: { type: "int", serverDefault: 1 } }), {}).inputs, {});
    });

    const named = (maxLength = 63, lower = false) =>
        schema({ name: { type: "string", autoName: { separator: "-", hex: 7, maxLength, lower } } });

    it("names a resource after its logical name and seven digits, and keeps that name later", () => {
        assert.deepEqual(checked(named(), {}).inputs, { name: "thing-aaaaaaa" });
        assert.deepEqual(checked(named(), {}, { name: "thing-0123456" }).inputs, { name: "thing-0123456" });
        assert.deepEqual(checked(named(), {}, { name: "written" }).inputs, { name: "thing-aaaaaaa" });
        assert.deepEqual(checked(named(), { name: "mine" }).inputs, { name: "mine" });
        assert.deepEqual(checked(named(), { name: UNKNOWN }).inputs, { name: UNKNOWN });
    });

    it("names in place where the name is nested", () => {
        const built = schema({ "metadata.name": { type: "string", autoName: { separator: "-", hex: 8 } } });
        assert.deepEqual(checked(built, { metadata: { labels: {} } }).inputs, {
            metadata: { labels: {}, name: "thing-aaaaaaaa" },
        });
    });

    it("refuses an automatic name that is too long", () => {
        assert.deepEqual(checked(named(10), {}).refusals, [
            'name must be at most 10 characters long when Pulumi names it, got "thing-aaaaaaa"; set name or shorten the resource\'s name',
        ]);
    });
});

describe("real facts", () => {
    const of = (cloud: "gcp" | "cloudflare" | "aws" | "kubernetes", token: string): Schema => {
        const found = schemaOf(loadFacts(cloud), token);
        assert.ok(found, token);
        return found;
    };

    it("refuse a Cloud Run service without location and template", () => {
        const { refusals, inputs } = checked(of("gcp", "gcp:cloudrunv2/service:Service"), { ingress: "INTERNAL" });
        assert.deepEqual(refusals, [
            'ingress must be one of INGRESS_TRAFFIC_ALL, INGRESS_TRAFFIC_INTERNAL_ONLY, INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER, got "INTERNAL"; did you mean "INGRESS_TRAFFIC_INTERNAL_ONLY"?',
            "location is required; set location",
            "template is required; set template",
        ]);
        assert.equal(inputs.deletionProtection, true);
        assert.equal(inputs.name, "thing-aaaaaaa");
    });

    it("accept the empty text where Google's enums do", () => {
        const inputs = { location: "us-central1", ingress: "", template: { containers: [{ image: "example" }] } };
        assert.deepEqual(checked(of("gcp", "gcp:cloudrunv2/service:Service"), inputs).refusals, []);
    });

    it("refuse an action parameter of another action in a Cloudflare ruleset", () => {
        const rules = [
            {
                action: "skip",
                expression: "true",
                actionParameters: { response: { content: "x", contentType: "text/plain", statusCode: 400 } },
            },
        ];
        const { refusals } = checked(of("cloudflare", "cloudflare:index/ruleset:Ruleset"), {
            zoneId: "0".repeat(32),
            name: "r",
            kind: "zone",
            phase: "http_request_firewall_custom",
            rules,
        });
        assert.deepEqual(refusals, [
            'rules[0].actionParameters.response can only be set while rules[0].action is block, got rules[0].action "skip"',
        ]);
    });

    it("refuse a Kubernetes name that the server would not take", () => {
        const { refusals } = checked(of("kubernetes", "kubernetes:core/v1:Service"), {
            metadata: { name: "1web" },
            spec: { ports: [{ port: 0 }] },
        });
        assert.deepEqual(refusals, [
            'metadata.name must match ^[a-z]([-a-z0-9]*[a-z0-9])?$, got "1web"',
            "spec.ports[0].port must be between 1 and 65535, got 0",
        ]);
    });

    it("refuse two ways of saying one thing to RDS", () => {
        const { refusals } = checked(of("aws", "aws:rds/instance:Instance"), {
            instanceClass: "db.t4g.small",
            password: "example",
            manageMasterUserPassword: true,
        });
        assert.deepEqual(refusals, [
            "manageMasterUserPassword cannot be set together with password; remove one of them",
        ]);
    });
});
