import { known, readNumber } from "../../../graph/read.ts";
import { platformsOf, STACK_REFERENCE } from "../../../platform.ts";
import { defineRule, each, fail, pass } from "../../../rule.ts";
import { stackReferenceDocs } from "../../application.ts";

export default defineRule({
    id: "platform-contract-version-supported",
    title: "The platform exports a version of its contract that the application was written for",
    severity: "high",
    concern: "pairing",
    types: [STACK_REFERENCE],
    breaks: "fields have other meanings or are gone, and the application is deployed with endpoints that are not there",
    remedy: 'new pulumi.StackReference("platform", { name: "<organization>/ha-platform/<stack with contract 1>" })',
    sources: [stackReferenceDocs],
    requirements: ["PL-05"],
    whenUnknown: "fail",
    settings: { oldest: 1, newest: 1 },
    evaluate: (graph, { oldest, newest }) =>
        each(platformsOf(graph), (platform) => {
            const version = known(readNumber(platform, "outputs.contractVersion")) ?? 0;
            return version >= oldest && version <= newest
                ? pass(platform, `contractVersion is ${version}`)
                : fail(platform, `contractVersion is ${version}, needs ${oldest} to ${newest}`);
        }),
});
