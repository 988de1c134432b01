import { isRecord, type Value } from "../../../graph/value.ts";
import { fail, pass } from "../../../rule.ts";
import { isReadFromPlatform, stackReferenceDocs } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";

/** What JavaScript writes into a text for a value that is not there, or that is no text. Programs have several lines. */
const GAP = /^.*(?:\bundefined\b|\[object Object\]).*$/;

export default defineApplicationRule({
    id: "platform-output-present",
    title: "What is read from the platform is there: it leaves no empty variable and no gap in a text",
    severity: "high",
    concern: "pairing",
    types: ["*"],
    breaks: "a misspelt or removed output becomes `undefined` in a connection string, and the new revision cannot start",
    remedy: '{ value: platform.requireOutput("systems").apply((systems) => systems["claim-navigator"].database.write) }',
    sources: [
        stackReferenceDocs,
        {
            url: "https://www.pulumi.com/docs/reference/pkg/nodejs/pulumi/pulumi/classes/StackReference.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["PL-05"],
    whenUnknown: "unknown",
    judge: (resource, { graph }) => {
        const read = resource.inputs.filter((property) => isReadFromPlatform(graph, resource, property));
        const asked = resource.asked ?? resource;
        const [gap] = read.flatMap((property) => gapsIn(asked.property(property), property));
        if (gap !== undefined) {
            return fail(resource, `${gap}: requireOutput would have ended the update where getOutput reads nothing`);
        }
        return read.length === 0 ? undefined : pass(resource, `${read.join(", ")} hold what was read`);
    },
});

function gapsIn(value: Value | undefined, at: string): readonly string[] {
    if (typeof value === "string") return GAP.test(value) ? [`${at} has a gap in its text`] : [];
    if (Array.isArray(value)) return gapsInList([...value], at);
    if (value === undefined || typeof value !== "object" || !isRecord(value)) return [];
    const keys = Object.keys(value);
    // The engine leaves out what is undefined, and a provider may put an empty text there: the name stands alone.
    const alone = keys.every((key) => key === "name" || value[key] === "");
    if (alone && typeof value.name === "string" && /^[A-Z][A-Z0-9_]*$/.test(value.name)) {
        return [`${at} sets ${value.name} to nothing`];
    }
    return keys.flatMap((key) => gapsIn(value[key], `${at}.${key}`));
}

/** The engine writes null for an element that is undefined, which is read as an empty object. */
function gapsInList(list: readonly Value[], at: string): readonly string[] {
    const texts = list.some((element) => typeof element === "string");
    const empty = list.findIndex((element) => typeof element === "object" && Object.keys(element).length === 0);
    if (texts && empty >= 0) return [`${at}[${empty}] is nothing`];
    return list.flatMap((element, index) => gapsIn(element, `${at}[${index}]`));
}
