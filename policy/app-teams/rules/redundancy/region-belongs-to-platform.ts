import { fail, pass } from "../../../rule.ts";
import { stackReferenceDocs } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";
import { regionSetOn } from "../../regions.ts";

/** A single region of Google Cloud or AWS; not a multi-region, a zone or a place of another provider. */
const REGION = /^[a-z]+(?:-[a-z]+)+(?:\d+|-\d+)$/;

export default defineApplicationRule({
    id: "region-belongs-to-platform",
    title: "The application runs in the regions of the platform and in no others",
    severity: "medium",
    concern: "redundancy",
    types: ["*"],
    breaks: "every request crosses the continent to its data, and the region fails over with nobody's plan",
    remedy: '{ region: platform.requireOutput("regions").apply(({ primary }) => primary) }',
    sources: [stackReferenceDocs],
    requirements: ["PL-02", "PL-05"],
    whenUnknown: "unknown",
    judge: (resource, { regions }) => {
        const set = regionSetOn(resource);
        const [first] = regions;
        if (set === undefined || first === undefined || !REGION.test(set.region)) return undefined;
        const names = regions.map(({ region }) => region);
        if (names.includes(set.region)) return pass(resource, `${set.region} is a region of the platform`);
        return fail(
            resource,
            `${set.property} is ${set.region}: the platform runs in ${names.join(", ")}`,
            `{ ${set.property}: ${first.reading} }`,
        );
    },
});
