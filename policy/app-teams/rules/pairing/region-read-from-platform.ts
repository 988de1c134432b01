import { fail, pass } from "../../../rule.ts";
import { isReadFromPlatform, stackReferenceDocs } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";
import { regionSetOn } from "../../regions.ts";

export default defineApplicationRule({
    id: "region-read-from-platform",
    title: "Resources and providers take their region from the platform, by the part that it plays",
    severity: "high",
    concern: "pairing",
    types: ["*"],
    breaks: "after the platform's move to another pair of regions the application answers from the old one, far from its data",
    remedy: '{ region: platform.requireOutput("regions").apply(({ primary }) => primary) }',
    sources: [stackReferenceDocs],
    requirements: ["PL-05", "AG-09"],
    whenUnknown: "unknown",
    judge: (resource, { graph, regions }) => {
        const set = regionSetOn(resource);
        const part = regions.find(({ region }) => region === set?.region);
        if (set === undefined || part === undefined) return undefined;
        const { property, region } = set;
        if (isReadFromPlatform(graph, resource, property)) return pass(resource, `${property} is read, now ${region}`);
        return fail(
            resource,
            `${property} is ${region}, which is written down: read the platform's regions with requireOutput`,
            `{ ${property}: ${part.reading} }`,
        );
    },
});
