import { fail, pass } from "../../../rule.ts";
import { argumentsAt, holds, readingOf } from "../../addresses.ts";
import { isVariable, textsOf } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";

/** Words by which variables say what they are for. */
const WRITES = /(?:^|_)(?:WRITE|WRITER|WRITES|PRIMARY|MASTER)(?:_|$)/;
const READS = /(?:^|_)(?:READ|READER|READS|READONLY|REPLICA)(?:_|$)/;

export default defineApplicationRule({
    id: "endpoint-fits-its-variable",
    title: "Variables for writing hold an endpoint that takes writes, and variables for reading one that serves reads",
    severity: "critical",
    concern: "failover",
    types: ["*"],
    breaks: "writes end at a copy that refuses them, or all reads load the one instance that has to take the writes",
    remedy: '{ value: platform.requireOutput("systems").apply((systems) => systems["claim-navigator"].database.write) }',
    sources: [{ url: "https://docs.cloud.google.com/sql/docs/postgres/replication", read: "2026-11-22" }],
    requirements: ["CN-04", "PL-05"],
    whenUnknown: "unknown",
    judge: (resource, { addresses }) => {
        const variables = textsOf(resource).filter((text) => isVariable(text) && purposeOf(text.label) !== undefined);
        let fitting = 0;
        for (const { label, value, path } of variables) {
            const needed = purposeOf(label);
            const held = addresses.filter(({ use, name }) => (use === "write" || use === "read") && holds(value, name));
            const [first] = held;
            if (first === undefined) continue;
            // One name can do both: the instance that takes writes also reads in its region.
            if (held.some(({ use }) => use === needed)) {
                fitting += 1;
                continue;
            }
            const fit = addresses.find(({ use, system }) => use === needed && system === first.system);
            return fail(
                resource,
                `${label} holds ${first.name}, ${first.system}'s ${first.path.join(".")}: an endpoint for ${needed === "write" ? "writes" : "reads"} is needed`,
                fit && argumentsAt(path, readingOf(fit)),
            );
        }
        return fitting === 0 ? undefined : pass(resource, `${fitting} variables hold the endpoints that they name`);
    },
});

function purposeOf(label: string): "write" | "read" | undefined {
    if (WRITES.test(label)) return "write";
    return READS.test(label) ? "read" : undefined;
}
