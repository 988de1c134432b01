import { globSync } from "node:fs";

/** The files whose lines make resources, by their paths from `root` with slashes. Empty where the program is not at hand. */
export function programSources(root: string): ReadonlySet<string> {
    const found = globSync(["components/**/*.ts", "stacks/**/*.ts"], { cwd: root });
    return new Set(found.map((path) => path.replaceAll("\\", "/")));
}
