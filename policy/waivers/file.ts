import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { readWaivers, type Waiver, WaiversError } from "./waiver.ts";

/** The waivers of a YAML file; none when there is no file. Throws WaiversError when it is not of the right form. */
export function loadWaivers(file: string): readonly Waiver[] {
    if (!existsSync(file)) return [];
    let content: unknown;
    try {
        content = parse(readFileSync(file, "utf8"));
    } catch (error) {
        throw new WaiversError([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
    }
    return readWaivers(content);
}
