/** The code of a Worker, as the program gives it: inline, or in a file with its digest. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { text } from "../bag.ts";
import type { Draft, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";

export function sha256(content: string | Buffer): string {
    return createHash("sha256").update(content).digest("hex");
}

/** The same name and code give the same tag, so that an upload of unchanged code is seen as one. */
export function entityTag(inputs: Bag): string {
    const code = text(inputs, "content") ?? text(inputs, "contentSha256") ?? "";
    return sha256(`${text(inputs, "scriptName")}\n${code}`);
}

/** The provider reads the file before it plans anything, and compares. */
export function digestMatches({ inputs }: Draft): readonly Refusal[] {
    const [file, digest] = [text(inputs, "contentFile"), text(inputs, "contentSha256")];
    if (file === undefined || digest === undefined) return [];
    if (!existsSync(file)) {
        return [{ property: "contentFile", problem: "must be a file that exists", got: printable(file) }];
    }
    const actual = sha256(readFileSync(file));
    return refuseIf(actual !== digest.toLowerCase(), {
        property: "contentSha256",
        problem: `must be the SHA-256 of ${file} in hex (${actual})`,
        got: printable(digest),
        remedy: "compute the digest from the bundle that is uploaded",
    });
}
