import { fail, pass } from "../../../rule.ts";
import { type Address, argumentsAt, holds, readingOf } from "../../addresses.ts";
import { textsOf } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";

export default defineApplicationRule({
    id: "database-reached-by-its-endpoint",
    title: "A database that has write and read endpoints is reached by them, not at one of its instances",
    severity: "critical",
    concern: "failover",
    types: ["*"],
    breaks: "after a promotion the application writes to an instance that takes no writes, until somebody redeploys it",
    remedy: '{ value: platform.requireOutput("systems").apply((systems) => systems["claim-navigator"].database.write) }',
    sources: [
        {
            url: "https://docs.cloud.google.com/sql/docs/postgres/intro-to-cloud-sql-disaster-recovery",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-04", "PL-05"],
    whenUnknown: "unknown",
    judge: (resource, { addresses }) => {
        const texts = textsOf(resource);
        const held = addresses.filter(({ name }) => texts.some(({ value }) => holds(value, name)));
        for (const instance of held.filter(({ use }) => use === "instance")) {
            const write = addresses.find(({ use, system }) => use === "write" && system === instance.system);
            const text = texts.find(({ value }) => holds(value, instance.name));
            // Where there is no endpoint, the instance's name is what its connector needs.
            if (write === undefined || text === undefined) continue;
            return fail(
                resource,
                `${text.path.join(".")} holds the instance ${instance.name}: ${instance.system} has database.${write.path.slice(1).join(".")}`,
                argumentsAt(text.path, readingOf(write)),
            );
        }
        return held.some(isEndpoint) ? pass(resource, "reaches databases by their endpoints") : undefined;
    },
});

function isEndpoint({ use }: Address): boolean {
    return use === "write" || use === "read";
}
