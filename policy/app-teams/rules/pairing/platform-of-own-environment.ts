import { known, readString } from "../../../graph/read.ts";
import { platformsOf, STACK_REFERENCE } from "../../../platform.ts";
import { defineRule, each, fail, pass } from "../../../rule.ts";
import { stackReferenceDocs } from "../../application.ts";

export default defineRule({
    id: "platform-of-own-environment",
    title: "Stacks that serve users refer to the production platform, and no others do",
    severity: "critical",
    concern: "pairing",
    types: [STACK_REFERENCE],
    breaks: "users depend on a platform that sleeps and is destroyed at will, or a test writes into their data",
    remedy: 'new pulumi.StackReference("platform", { name: "<organization>/ha-platform/<own stack>" })',
    sources: [stackReferenceDocs],
    requirements: ["PL-01", "PL-05"],
    whenUnknown: "fail",
    settings: { production: ["prod"] },
    evaluate: (graph, { production }) =>
        each(platformsOf(graph), (platform) => {
            const own = platform.urn.split(/:+/)[2] ?? "";
            const environment = known(readString(platform, "outputs.environment")) ?? "";
            const serves = production.includes(own);
            const said = `the stack ${own} refers to a platform whose environment is ${environment || "not exported"}`;
            if (serves === production.includes(environment)) return pass(platform, said);
            return fail(platform, `${said}: ${serves ? "" : "not "}${production.join(" or ")} is needed`);
        }),
});
