import assert from "node:assert/strict";
import { catalog } from "../../policy/catalog.ts";
import { judge } from "../../policy/judge.ts";
import type { Finding } from "../../policy/verdict.ts";
import type { Break } from "./break.ts";
import { breaks as aws } from "./breaks/aws.ts";
import { breaks as cloudflare } from "./breaks/cloudflare.ts";
import { breaks as gcp } from "./breaks/gcp.ts";
import { breaks as gcpCloudSql } from "./breaks/gcp-cloud-sql.ts";
import { breaks as gcpQueuesAndCaches } from "./breaks/gcp-queues-and-caches.ts";
import { breaks as gcpStores } from "./breaks/gcp-stores.ts";
import { breaks as kubernetes } from "./breaks/kubernetes.ts";
import { breaks as stack } from "./breaks/stack.ts";
import type { ExportedState } from "./exported-state.ts";
import { plannedProd } from "./prod.ts";

const breaks: readonly Break[] = [
    ...aws,
    ...cloudflare,
    ...gcp,
    ...gcpCloudSql,
    ...gcpQueuesAndCaches,
    ...gcpStores,
    ...kubernetes,
    ...stack,
];

function findingsOf(state: ExportedState): readonly Finding[] {
    return judge(state.graph(), { stack: "prod" }).findings;
}

function noticed(findings: readonly Finding[]): string[] {
    const failed = findings.filter(({ status }) => status === "fail" || status === "unknown");
    return [...new Set(failed.map(({ rule }) => rule))].toSorted();
}

describe("production", () => {
    let prod: ExportedState;
    before(async () => {
        prod = await plannedProd();
    });

    it("passes every rule as it is", () => {
        const findings = findingsOf(prod);
        assert.deepEqual(
            findings.filter(({ status }) => status === "fail" || status === "unknown"),
            [],
        );
    });

    for (const { rule, what, change, also = [], addition } of breaks) {
        it(`is stopped when ${what}, by ${[rule, ...also].join(" and ")} alone`, () => {
            const good = addition?.(prod) ?? prod;
            if (addition !== undefined) {
                const findings = findingsOf(good);
                assert.deepEqual(noticed(findings), [], "the addition by itself is good");
                assert.ok(findings.some((finding) => finding.rule === rule && finding.status === "pass"));
            }
            assert.deepEqual(noticed(findingsOf(change(good))), [rule, ...also].toSorted());
        });
    }

    it("is broken in a way for every rule of the catalogue", () => {
        const guarded = new Set(breaks.map(({ rule }) => rule));
        assert.deepEqual(
            catalog.map(({ id }) => id).filter((id) => !guarded.has(id)),
            [],
        );
    });
});
