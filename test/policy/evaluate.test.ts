import assert from "node:assert/strict";
import { catalog } from "../../policy/catalog.ts";
import { evaluate } from "../../policy/evaluate.ts";
import type { Graph } from "../../policy/graph/graph.ts";
import { known, readString } from "../../policy/graph/read.ts";
import { defineRule, each, fail, pass, type Result, type Rule, taking } from "../../policy/rule.ts";
import { estaState } from "./esta-state.ts";
import { UNKNOWN } from "./state.ts";

const BUCKET = "gcp:storage/bucket:Bucket";
const graph = estaState().graph();
const urn = estaState().urn("configuration-bucket");

describe("evaluating a rule", () => {
    it("reports a rule that throws as a failure of its own", () => {
        const broken = rule(() => {
            throw new RangeError("index 3 of nothing");
        });
        assert.deepEqual(evaluate(broken, graph, {}), [
            { status: "fail", message: "rule example-rule could not be evaluated: index 3 of nothing", remedy: "{}" },
        ]);
    });

    it("goes on with the other resources when the rule throws on one", () => {
        const pools = "cloudflare:index/loadBalancerPool:LoadBalancerPool";
        const broken = rule((all) =>
            each(all.ofType(pools), (pool) => {
                if (pool.name === "pool-us-east1") throw new RangeError("out of range");
                return pass(pool, "fine");
            }),
        );
        assert.deepEqual(
            evaluate(broken, graph, {})
                .map(({ status }) => status)
                .toSorted(),
            ["fail", "pass"],
        );
    });

    it("reports anything thrown, whatever it is", () => {
        const broken = rule(() => {
            throw "a text";
        });
        assert.match(evaluate(broken, graph, {})[0]?.message ?? "", /could not be evaluated: a text/);
    });

    it("reports a rule that met no resource as not applicable", () => {
        assert.deepEqual(
            evaluate(
                rule(() => []),
                graph,
                {},
            ),
            [{ status: "not-applicable", message: "no resource that this rule speaks about" }],
        );
    });

    it("keeps what is not known apart, or fails closed, as the rule asks", () => {
        const unknown = estaState().at("configuration-bucket", "location", UNKNOWN).graph();
        const read = (all: Graph) =>
            each(all.ofType(BUCKET), (bucket) => pass(bucket, known(readString(bucket, "location")) ?? ""));
        const message = "could not be decided: location is not known until the update";
        assert.deepEqual(evaluate(rule(read), unknown, {}), [{ status: "unknown", urn, message, remedy: "{}" }]);
        assert.deepEqual(evaluate(rule(read, "fail"), unknown, {}), [{ status: "fail", urn, message, remedy: "{}" }]);
    });

    it("gives a finding's own remedy before the rule's", () => {
        const own = rule((all) => each(all.ofType(BUCKET), (bucket) => fail(bucket, "wrong", "{ a: 1 }")));
        assert.deepEqual(evaluate(own, graph, {}), [{ status: "fail", urn, message: "wrong", remedy: "{ a: 1 }" }]);
    });

    it("fails a rule that is given a setting it does not have, or of another type", () => {
        const two = rule(() => []);
        assert.match(
            evaluate(two, graph, { days: 7 })[0]?.message ?? "",
            /could not be evaluated: settings\.example-rule\.days is not a setting of the rule, which has minimum, names$/,
        );
        assert.match(
            evaluate(two, graph, { minimum: "7" })[0]?.message ?? "",
            /settings\.example-rule\.minimum must be a number like 1, got "7"$/,
        );
        assert.match(
            evaluate(two, graph, { names: "a" })[0]?.message ?? "",
            /must be a list of strings like \["a"\], got "a"$/,
        );
    });

    it("keeps what a rule about time summed up", () => {
        const taken = rule((all) => all.ofType(BUCKET).map((bucket) => taking(45, pass(bucket, "45 s"))));
        assert.ok(evaluate(taken, graph, {}).every(({ seconds }) => seconds === 45));
        assert.ok(evaluate(taken, graph, {}).length > 0);
    });

    it("has that number in the findings of the rules that sum up a failover", () => {
        for (const id of [
            "bypass-dns-within-partition-objective",
            "cloud-run-readiness-within-error-rate-objective",
            "database-failover-within-objective",
            "detection-within-partition-objective",
        ]) {
            const found = catalog.find((candidate) => candidate.id === id);
            assert.ok(found !== undefined, id);
            const [outcome] = evaluate(found, graph, {});
            assert.ok(outcome?.seconds !== undefined, id);
            assert.match(outcome.message, new RegExp(`\\b${outcome.seconds} s\\b`), id);
        }
    });

    it("hands the rule its own settings where the stack gives none", () => {
        const seen: number[] = [];
        const reading = defineRule({
            ...rule(() => []),
            settings: { minimum: 1 },
            evaluate: (_graph, { minimum }) => {
                seen.push(minimum);
                return [];
            },
        });
        evaluate(reading, graph, {});
        evaluate(reading, graph, { minimum: 0 });
        assert.deepEqual(seen, [1, 0]);
    });
});

function rule(evaluateIt: (graph: Graph) => readonly Result[], whenUnknown: Rule["whenUnknown"] = "unknown"): Rule {
    return defineRule({
        id: "example-rule",
        title: "An example",
        severity: "low",
        concern: "health",
        types: [],
        breaks: "nothing",
        remedy: "{}",
        sources: [],
        requirements: [],
        whenUnknown,
        settings: { minimum: 1, names: ["a"] },
        evaluate: evaluateIt,
    });
}
