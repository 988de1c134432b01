/**
 * Commands of clouds that runbooks may use: each is in the provider's reference, and each argument that names something
 * says what, so that the test finds a name that nothing deployed has.
 */
import type { CloudCall } from "./project.ts";

/** What an argument holds: a resource of a type, a host, an address in a bucket, a region, nothing (a switch), or text that is not looked up. */
type Value = { readonly type: string } | "host" | "bucket" | "region" | "switch" | "text";

export interface CloudCommand {
    readonly command: string;
    readonly positional: readonly Value[];
    /** Flags by name, without the dashes in front. */
    readonly flags: Readonly<Record<string, Value>>;
    /** Where the provider describes it, read 2026-11-22. */
    readonly source: string;
}

/** Programs that a page may call inside a block that needs a cloud. */
export const CLOUD_PROGRAMS = ["gcloud", "aws", "kubectl", "curl", "dig"] as const;

/** What a call is about: each value that has to exist somewhere, and of what kind it is. */
export interface Named {
    readonly value: string;
    readonly kind: Exclude<Value, "switch" | "text">;
}

/** Reads a call by the commands that are known. Throws when the command, a flag or an argument is not. */
export function namesIn({ argv }: CloudCall, commands: readonly CloudCommand[]): Named[] {
    const line = argv.join(" ");
    const known = commands.filter(({ command }) => line === command || line.startsWith(`${command} `));
    const [longest] = known.sort((one, other) => other.command.length - one.command.length);
    if (longest === undefined) throw new Error(`no cloud command is known for: ${line}`);
    const rest = argv.slice(longest.command.split(" ").length);
    const named: Named[] = [];
    const note = (kind: Value, value: string) => {
        if (kind !== "switch" && kind !== "text") named.push({ kind, value });
    };
    const positional: string[] = [];
    for (let at = 0; at < rest.length; at++) {
        const word = rest[at] ?? "";
        if (!/^-[-\w]/.test(word)) {
            positional.push(word);
            continue;
        }
        const [flag = "", inline] = word.replace(/^-+/, "").split(/=(.*)/s);
        const { [flag]: kind } = longest.flags;
        if (kind === undefined) throw new Error(`${longest.command} has no known flag ${word}: ${line}`);
        if (kind === "switch") continue;
        if (inline === undefined) at += 1;
        note(kind, inline ?? rest[at] ?? "");
    }
    if (positional.length !== longest.positional.length) {
        throw new Error(
            `${longest.command} takes ${longest.positional.length} arguments, got ${positional.length}: ${line}`,
        );
    }
    for (const [index, value] of positional.entries()) note(longest.positional[index] ?? "text", value);
    return named;
}
