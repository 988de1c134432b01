import { fail, pass } from "../../../rule.ts";
import { type Address, argumentsAt, holds, readingOf } from "../../addresses.ts";
import { isReadFromPlatform, stackReferenceDocs, textsOf } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";

export default defineApplicationRule({
    id: "platform-value-read-not-copied",
    title: "An address of the platform is read from its outputs, not written down",
    severity: "high",
    concern: "pairing",
    types: ["*"],
    breaks: "the platform replaces a database, a bucket or a name, and the application still asks the one that is gone",
    remedy: '{ value: platform.requireOutput("systems").apply((systems) => systems["claim-navigator"].database.write) }',
    sources: [stackReferenceDocs],
    requirements: ["PL-05", "CN-04"],
    whenUnknown: "unknown",
    judge: (resource, { graph, addresses }) => {
        const held = textsOf(resource).flatMap((text) => {
            const address = longest(addresses.filter(({ name }) => holds(text.value, name)));
            return address === undefined ? [] : [{ text, address }];
        });
        const read = held.filter(({ text }) => isReadFromPlatform(graph, resource, text.path[0] ?? ""));
        // What was read is often repeated in what the provider answers.
        const copied = held.find(({ address }) => !read.some((other) => other.address.name === address.name));
        if (copied !== undefined) {
            const { text, address } = copied;
            return fail(
                resource,
                `${text.path.join(".")} holds ${address.name}, which is written down: read ${address.system}'s ${address.path.join(".")} with requireOutput`,
                argumentsAt(text.path, readingOf(address)),
            );
        }
        return held.length === 0 ? undefined : pass(resource, "reads the addresses that it holds from the platform");
    },
});

function longest(addresses: readonly Address[]): Address | undefined {
    return addresses.toSorted((one, other) => other.name.length - one.name.length)[0];
}
