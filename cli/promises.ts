import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const rows = z.array(z.object({ id: z.string(), promise: z.string() }));

/** What each requirement promises, by its id, from `docs/requirements.yaml` of the repository. */
export function readPromises(root: string): ReadonlyMap<string, string> {
    const text = readFileSync(join(root, "docs/requirements.yaml"), "utf8");
    return new Map(rows.parse(parse(text)).map(({ id, promise }) => [id, promise]));
}
