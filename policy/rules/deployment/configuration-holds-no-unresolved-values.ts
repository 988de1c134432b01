import { CONFIG_MAP, DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readParts, readString, readStringMap, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** What a program writes where it meant to write a value. */
const UNRESOLVED =
    /Calling \[toString\] on an \[Output<T>\]|\[object [A-Z]\w*\]|(?<![\w.$-])(?:undefined|NaN)(?:ms|s|m|h|d|[KMG]i|[kmg]b)?(?![\w.-])/;

export default defineResourceRule({
    id: "configuration-holds-no-unresolved-values",
    title: "Rendered configuration holds values, not the name of a missing one",
    severity: "critical",
    concern: "deployment",
    types: [CONFIG_MAP, DEPLOYMENT, STATEFUL_SET],
    breaks: "the program that reads it does not start, or starts with something else than was meant, in both regions at once",
    remedy: '{ data: { "<file>": "<text with the value>" } }',
    sources: [{ url: "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/", read: "2026-11-22" }],
    requirements: ["HB-03", "AG-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (object) => {
        const texts = object.type === CONFIG_MAP ? filesOf(object) : wordsOf(object);
        const wrong = texts.find(([, text]) => UNRESOLVED.test(text));
        return wrong === undefined
            ? pass(object, `${texts.length} texts hold no unresolved value`)
            : fail(object, `${wrong[0]} holds ${JSON.stringify(UNRESOLVED.exec(wrong[1])?.[0])} in place of a value`);
    },
});

type Text = readonly [where: string, text: string];

function filesOf(map: Resource): readonly Text[] {
    return [...(known(readStringMap(map, "data")) ?? [])].map(([file, text]) => [`data["${file}"]`, text]);
}

function wordsOf(workload: Resource): readonly Text[] {
    return containersOf(workload).flatMap((container) => {
        const name = containerName(container);
        const command = ["command", "args"].flatMap((key) =>
            (known(readStrings(container, key)) ?? []).map((word): Text => [`${key} of ${name}`, word]),
        );
        const variables = (known(readParts(container, "env")) ?? []).flatMap((variable): Text[] => {
            const value = known(readString(variable, "value"));
            return value === undefined ? [] : [[`variable ${known(readString(variable, "name"))} of ${name}`, value]];
        });
        return [...command, ...variables];
    });
}
