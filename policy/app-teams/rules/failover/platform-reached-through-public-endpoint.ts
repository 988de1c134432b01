import { fail, pass } from "../../../rule.ts";
import { argumentsAt, holds, readingOf } from "../../addresses.ts";
import { textsOf } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";

export default defineApplicationRule({
    id: "platform-reached-through-public-endpoint",
    title: "The platform's systems are called at their public endpoint, not at the entrance of one region",
    severity: "critical",
    concern: "failover",
    types: ["*"],
    breaks: "the entrance answers the edge alone, and when its region is lost the application keeps calling it",
    remedy: '{ value: platform.requireOutput("systems").apply((systems) => systems["claim-navigator"].endpoints.public) }',
    sources: [
        {
            url: "https://developers.cloudflare.com/load-balancing/understand-basics/load-balancing-components/",
            read: "2026-11-22",
        },
    ],
    requirements: ["PL-05", "ET-06"],
    whenUnknown: "unknown",
    judge: (resource, { addresses }) => {
        const texts = textsOf(resource);
        for (const { use, system, name, path } of addresses) {
            if (use !== "entrance") continue;
            const text = texts.find(({ value }) => holds(value, name));
            if (text === undefined) continue;
            return fail(
                resource,
                `${text.path.join(".")} holds ${name}, ${system}'s ${path.join(".")}: needs endpoints.public`,
                argumentsAt(text.path, readingOf({ system, path: ["endpoints", "public"] })),
            );
        }
        const called = addresses.find(
            ({ use, name }) => use === "public" && texts.some(({ value }) => holds(value, name)),
        );
        return called && pass(resource, `calls ${called.name}, which outlives the loss of a region`);
    },
});
