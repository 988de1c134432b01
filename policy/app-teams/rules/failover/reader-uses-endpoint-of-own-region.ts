import { fail, pass } from "../../../rule.ts";
import { argumentsAt, holds, readingOf } from "../../addresses.ts";
import { textsOf } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";
import { pairAround } from "../../regions.ts";

export default defineApplicationRule({
    id: "reader-uses-endpoint-of-own-region",
    title: "What runs in one region reads from the platform's copy in that region",
    severity: "high",
    concern: "failover",
    types: ["*"],
    breaks: "losing one region takes the readers of the other one with it, and every read crosses between them",
    remedy: '{ value: platform.requireOutput("systems").apply((systems) => systems["claim-navigator"].database.read["us-east1"]) }',
    sources: [{ url: "https://docs.cloud.google.com/sql/docs/postgres/replication", read: "2026-11-22" }],
    requirements: ["CN-04", "ET-04", "PL-05"],
    whenUnknown: "unknown",
    judge: (resource, { graph, addresses }) => {
        const { region } = resource;
        if (region === undefined || pairAround(graph, resource) === undefined) return undefined;
        const texts = textsOf(resource);
        const held = addresses.filter(
            ({ use, name }) => use === "read" && texts.some(({ value }) => holds(value, name)),
        );
        for (const address of held) {
            const text = texts.find(({ value }) => holds(value, address.name));
            const own = [...address.path.slice(0, -1), region];
            const there = addresses.some(({ system, path }) => system === address.system && path.join() === own.join());
            // The endpoint that takes writes may be the copy that readers of its region use, and lies where it lies.
            const writes = addresses.some(({ use, name }) => use === "write" && name === address.name);
            if (address.region === region || text === undefined || !there || writes) continue;
            return fail(
                resource,
                `runs in ${region}, and ${text.path.join(".")} holds ${address.name}, the reader of ${address.region}`,
                argumentsAt(text.path, readingOf({ system: address.system, path: own })),
            );
        }
        return held.length === 0 ? undefined : pass(resource, `reads in ${region}, where it runs`);
    },
});
