import rule from "../../../../policy/rules/redundancy/workload-spread-counts-its-own-pods.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const SPREAD = "spec.template.spec.topologySpreadConstraints";
const SELECTOR = `${SPREAD}[0].labelSelector`;

function selector(key: string, operator: string, values?: readonly string[]) {
    return { matchExpressions: [{ key, operator, ...(values && { values }) }] };
}

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "it selects every pod of the namespace", change: (good) => good.at(at, SELECTOR, {}), at },
        {
            when: "an expression lists the app",
            change: (good) => good.at(at, SELECTOR, selector("app", "In", ["api", "web"])),
            at,
        },
        {
            when: "an expression asks for the label alone",
            change: (good) => good.at(at, SELECTOR, selector("app", "Exists")),
            at,
        },
        {
            when: "an expression leaves others out",
            change: (good) => good.at(at, SELECTOR, selector("app", "NotIn", ["api"])),
            at,
        },
        {
            when: "an expression leaves out what has a label",
            change: (good) => good.at(at, SELECTOR, selector("job", "DoesNotExist")),
            at,
        },
        {
            when: "an expression excludes a label that is not there",
            change: (good) => good.at(at, SELECTOR, selector("job", "NotIn", ["x"])),
            at,
        },
    ],
    fails: [
        {
            when: "it selects another app",
            change: (good) => good.at(at, `${SELECTOR}.matchLabels.app`, "api"),
            at,
            says: /topologySpreadConstraints\[0\]\.labelSelector does not select the workload's own pods/,
        },
        {
            when: "one of two labels is another",
            change: (good) => good.at(at, `${SELECTOR}.matchLabels`, { app: "web", system: "other" }),
            at,
            says: /does not select/,
            remedy: "no",
        },
        { when: "it selects nothing", change: (good) => good.at(at, SELECTOR, undefined), at, says: /does not select/ },
        {
            when: "the constraint over nodes selects another app",
            change: (good) => good.at(at, `${SPREAD}[1].labelSelector.matchLabels.app`, "api"),
            at,
            says: /topologySpreadConstraints\[1\]/,
        },
        {
            when: "an expression lists other apps",
            change: (good) => good.at(at, SELECTOR, selector("app", "In", ["api"])),
            at,
            says: /does not/,
            remedy: "no",
        },
        {
            when: "an expression lists a label that is not there",
            change: (good) => good.at(at, SELECTOR, selector("job", "In", ["api"])),
            at,
            says: /does not/,
            remedy: "no",
        },
        {
            when: "an expression excludes the app",
            change: (good) => good.at(at, SELECTOR, selector("app", "NotIn", ["web"])),
            at,
            says: /does not/,
            remedy: "no",
        },
        {
            when: "an expression asks for a label that is not there",
            change: (good) => good.at(at, SELECTOR, selector("job", "Exists")),
            at,
            says: /does not/,
            remedy: "no",
        },
        {
            when: "an expression forbids the label",
            change: (good) => good.at(at, SELECTOR, selector("app", "DoesNotExist")),
            at,
            says: /does not/,
            remedy: "no",
        },
        {
            when: "labels fit and an expression does not",
            change: (good) => good.at(at, SELECTOR, { matchLabels: { app: "web" }, ...selector("job", "Exists") }),
            at,
            says: /does not/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the labels are not known",
            change: (good) => good.at(at, `${SELECTOR}.matchLabels`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "nothing is spread",
            change: (good) =>
                good.resources
                    .filter(({ type }) => type.startsWith("kubernetes:apps/v1:"))
                    .reduce((state, { name }) => state.at(name, SPREAD, undefined), good),
        },
    ],
});
