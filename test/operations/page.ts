/** Code blocks of a guide, and what a test may do with each. */
import * as fs from "node:fs";
import * as path from "node:path";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";

export interface Block {
    /** What follows the three backticks, such as `sh` or `sh cloud`. */
    readonly language: string;
    readonly text: string;
    /** The comment right before the block, such as `output` or a file's name; empty where there is none. */
    readonly mark: string;
}

/** Every block of the page, in its order. */
export function blocksOf(page: string): Block[] {
    const text = fs.readFileSync(path.join(repository, page), "utf8");
    return [...text.matchAll(/(?:<!-- (.+?) -->\n)?```(\w+(?: \w+)?)\n([\s\S]*?)```/g)].map(
        ([, mark = "", language = "", block = ""]) => ({ mark, language, text: block }),
    );
}
