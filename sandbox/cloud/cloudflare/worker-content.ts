/** The code of a Worker, as the program gives it: inline, or in a file with its digest. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { bags, text } from "../bag.ts";
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

/** The directory of a Worker's assets; undefined when the draft has none, or it is not known yet. */
function assetsDirectory({ inputs }: Draft): string | undefined {
    return text(inputs, "assets.directory");
}

/** The provider reads the directory before it plans anything. */
export function assetsExist(draft: Draft): readonly Refusal[] {
    const directory = assetsDirectory(draft);
    const isThere = directory === undefined || (existsSync(directory) && statSync(directory).isDirectory());
    return refuseIf(!isThere, {
        property: "assets.directory",
        problem: "must be a directory that exists",
        got: printable(directory),
        remedy: "build the site first",
    });
}

/** Digest over names and contents of the assets, in order of their names. */
export function manifestDigest(draft: Draft): string {
    const directory = assetsDirectory(draft);
    if (directory === undefined || !existsSync(directory)) return sha256("");
    const files = readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
    return sha256(files.map((file) => `${file.slice(directory.length)} ${sha256(readFileSync(file))}`).join("\n"));
}

/** Largest variable of a Worker, in bytes (https://developers.cloudflare.com/workers/platform/limits/, 2026-11-23). */
const LARGEST_VARIABLE = 5 * 1024;

/** Variables are bindings of plain text and JSON. */
export function variablesFit(draft: Draft): readonly Refusal[] {
    return bags(draft.inputs, "bindings").flatMap(({ index, item }) =>
        (["text", "json"] as const).flatMap((key) => {
            const bytes = Buffer.byteLength(text(item, key) ?? "");
            return refuseIf(bytes > LARGEST_VARIABLE, {
                property: `bindings[${index}].${key}`,
                problem: `must be at most ${LARGEST_VARIABLE} bytes`,
                got: `${bytes} bytes`,
                remedy: "keep what is larger in a module, in KV or in R2",
            });
        }),
    );
}
