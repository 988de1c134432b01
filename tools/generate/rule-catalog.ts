import * as fs from "node:fs";
import * as path from "node:path";

/** A module beside a folder of rules that lists them by concern and id; `types` is where it finds the type `Rule`. */
export function ruleCatalog(folder: string, types = "./rule.ts"): string {
    const files = fs
        .readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => file.split(path.sep).join("/"))
        .toSorted();
    const named = files.map((file) => ({ file, name: variableOf(path.basename(file, ".ts")) }));
    const from = path.basename(folder);
    return [
        "/**",
        " * All rules, by concern. Generated from the folder of rules by `npm run generate`. Long because each rule has two",
        " * lines here.",
        " */",
        "",
        `import type { Rule } from "${types}";`,
        ...named.map(({ file, name }) => `import ${name} from "./${from}/${file}";`),
        "",
        "export const catalog: readonly Rule[] = [",
        ...named.map(({ name }) => `    ${name},`),
        "];",
        "",
    ].join("\n");
}

function variableOf(id: string): string {
    return id.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
