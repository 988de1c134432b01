import * as fs from "node:fs";
import * as path from "node:path";

export interface NamedTest {
    readonly file: string;
    readonly title: string;
}

const TITLE = /\b(?:it|describe)\(\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|'([^']*)')/g;

/** File and title of every test and suite, in the order of the files' names. */
export function testTitles(root: string): NamedTest[] {
    const files = fs.readdirSync(path.join(root, "test"), { recursive: true, encoding: "utf8" });
    return files
        .filter((file) => file.endsWith(".ts"))
        .sort()
        .flatMap((file) => {
            const text = fs.readFileSync(path.join(root, "test", file), "utf8");
            return [...text.matchAll(TITLE)].map(([, double, back, single]) => ({
                file: path.posix.join("test", file),
                title: double ?? back ?? single ?? "",
            }));
        });
}
