import { known, NotKnownError, readString } from "../../../graph/read.ts";
import { platformsOf } from "../../../platform.ts";
import { defineRule, each, fail, pass } from "../../../rule.ts";
import { SERVING, stackReferenceDocs } from "../../application.ts";

export default defineRule({
    id: "platform-referenced-once",
    title: "A stack that serves requests refers to the platform, and to one platform only",
    severity: "high",
    concern: "pairing",
    types: ["pulumi:pulumi:Stack"],
    breaks: "the application stays where it was when the platform moves its writer, a region or an endpoint",
    remedy: 'new pulumi.StackReference("platform", { name: "<organization>/ha-platform/prod" })',
    sources: [stackReferenceDocs],
    requirements: ["PL-05"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) => {
        if (graph.ofType(...SERVING).length === 0) return [];
        return each(graph.ofType("pulumi:pulumi:Stack"), (stack) => {
            const told = graph.resources.some(({ asked }) => asked !== undefined);
            const platforms = platformsOf(graph);
            const names = platforms.map(({ name, id }) => id ?? name);
            // A platform that is split into several stacks has one environment.
            const environments = new Set(
                platforms.map((one, index) => known(readString(one, "outputs.environment")) ?? names[index]),
            );
            if (names.length === 0 && !told) {
                throw new NotKnownError(
                    "the engine keeps stack references from policies: configure the outputs as platform",
                );
            }
            if (names.length === 0) {
                return fail(stack, "serves requests and refers to no stack that exports contractVersion");
            }
            return environments.size === 1
                ? pass(stack, `refers to ${names.join(" and ")}`)
                : fail(stack, `refers to ${names.join(" and ")}: one platform is needed`);
        });
    },
});
