import assert from "node:assert/strict";
import { evaluate } from "../../../../policy/evaluate.ts";
import rule from "../../../../policy/rules/deployment/configuration-holds-no-unresolved-values.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, secret, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withFile } from "../../states/without.ts";

const at = "proxy-config-us-central1";
const workload = "web-us-central1";
const CONTAINER = "spec.template.spec.containers[0]";
const says = (state: State, text: Json) => withFile(state, at, "nginx.conf", text);

export default meetsContract(rule, {
    good: shopState,
    passes: [
        ...[
            "an undefined-behaviour flag",
            "worker.undefined on",
            "undefinedness 3",
            "NaNo 1",
            "$undefined",
            "[object]",
        ].map((text) => ({
            when: `the text is ${JSON.stringify(text)}`,
            change: (good: State) => says(good, text),
            at,
        })),
        { when: "the map is empty", change: (good) => good.at(at, "data", undefined), at },
        {
            when: "the workload says nothing",
            change: (good) => good.at(workload, `${CONTAINER}.env`, undefined),
            at: workload,
        },
    ],
    fails: [
        ["fail_timeout=undefineds", "undefineds"],
        ["timeout undefined;", "undefined"],
        ["undefined", "undefined"],
        ["limit: NaN", "NaN"],
        ["maxmemory NaNmb", "NaNmb"],
        ["memory undefinedMi", "undefinedMi"],
        ["wait NaNms", "NaNms"],
        ["host [object Object]:80", "\\[object Object\\]"],
        ["host [object Promise]", "\\[object Promise\\]"],
        ["Calling [toString] on an [Output<T>] is not supported.", "Calling \\[toString\\] on an \\[Output<T>\\]"],
    ].map(([text = "", found = ""]) => ({
        when: `the text is ${JSON.stringify(text)}`,
        change: (good: State) => says(good, text),
        at,
        says: new RegExp(`^data\\["nginx\\.conf"\\] holds "${found}" in place of a value$`),
        remedy: "no" as const,
    })),
    unknown: [
        { when: "the text is not known", change: (good) => says(good, UNKNOWN), at, becomes: "unknown" },
        {
            when: "the text is a secret",
            change: (good) => says(good, secret("example")),
            at,
            becomes: "unknown",
            says: /a secret, which rules do not read/,
        },
    ],
});

describe("configuration-holds-no-unresolved-values on workloads", () => {
    for (const [path, value, says] of [
        ["env[0].value", "undefined", /^variable REGION of web holds "undefined"/],
        ["args", ["--wait", "NaNs"], /^args of web holds "NaNs"/],
        ["command", ["[object Object]"], /^command of web holds/],
    ] as const) {
        it(`finds it in ${path}`, () => {
            const found = evaluate(rule, shopState().at(workload, `${CONTAINER}.${path}`, value).graph(), {});
            const [finding, ...others] = found.filter(({ status }) => status === "fail");
            assert.match(finding?.message ?? "", says);
            assert.deepEqual(others, []);
        });
    }
});
