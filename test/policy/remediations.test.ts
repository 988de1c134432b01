import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { catalog } from "../../policy/catalog.ts";
import { remediationName, remediations } from "../../policy/remediations.ts";
import { Analyzer } from "./analyzer.ts";
import type { Properties } from "./state.ts";
import { UNKNOWN } from "./state.ts";

const policy = join(import.meta.dirname, "../../policy");

/** For each remediation: inputs that need it, beside one that is not known yet, and inputs that do not. */
const cases: readonly {
    readonly rule: string;
    readonly type: string;
    readonly bad: Properties;
    readonly good: Properties;
}[] = [
    {
        rule: "zone-record-forgotten-within-a-minute",
        type: "cloudflare:index/dnsRecord:DnsRecord",
        bad: { name: "origin.example.com", type: "A", content: UNKNOWN, ttl: 3600, proxied: false },
        good: { name: "origin.example.com", type: "A", content: UNKNOWN, ttl: 60, proxied: false },
    },
    {
        rule: "route53-failover-record-ttl",
        type: "aws:route53/record:Record",
        bad: {
            name: "api",
            type: "CNAME",
            ttl: 300,
            records: [UNKNOWN],
            failoverRoutingPolicies: [{ type: "PRIMARY" }],
        },
        good: {
            name: "api",
            type: "CNAME",
            ttl: 60,
            records: [UNKNOWN],
            failoverRoutingPolicies: [{ type: "PRIMARY" }],
        },
    },
];

describe("remediation", () => {
    let analyzer: Analyzer;
    before(async () => {
        execFileSync(process.execPath, [join(policy, "bundle.mjs")]);
        analyzer = await Analyzer.start(join(policy, "ha-policy"), ["127.0.0.1:1"], policy);
    });
    after(() => analyzer.stop());

    it("is there for rules of the catalogue, and each is tested here", () => {
        assert.deepEqual(
            remediations.map(({ rule }) => rule),
            cases.map(({ rule }) => rule),
        );
        for (const { rule } of remediations)
            assert.ok(
                catalog.some(({ id }) => id === rule),
                rule,
            );
    });

    it("changes nothing unless a configuration asks for it", async () => {
        for (const { type, bad } of cases) assert.deepEqual(await analyzer.remediate(type, bad), new Map());
    });

    describe("when it is asked for", () => {
        before(() => analyzer.configureRemediation(...remediations.map(remediationName)));

        for (const { rule, type, bad, good } of cases) {
            it(`puts right what ${rule} finds, and leaves the rest alone`, async () => {
                assert.deepEqual(await analyzer.remediate(type, bad), new Map([[`put-right-${rule}`, good]]));
                assert.deepEqual(await analyzer.remediate(type, good), new Map());
                assert.deepEqual(await analyzer.remediate("aws:s3/bucket:Bucket", { ...bad }), new Map());
            });
        }
    });
});
