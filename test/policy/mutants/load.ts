/** Puts a mutant in place of a module, for everything that is imported under its number. */

import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

interface Replacement {
    readonly file: string;
    readonly source: string;
}

/**
 * Returns a function that announces a mutant and gives the query under which a test has to be imported to meet it. The
 * query travels with imports into the given folders; all other modules are shared.
 */
export function mutantLoader(folders: readonly string[]): (mutant: Replacement) => string {
    const replacements = new Map<string, Replacement>();
    const queryOf = (url: string | undefined) => /\?mutant=\d+$/.exec(url ?? "")?.[0];
    registerHooks({
        resolve: (specifier, context, next) => {
            const resolved = next(specifier, context);
            const query = queryOf(context.parentURL);
            const travels = query !== undefined && folders.some((folder) => resolved.url.startsWith(folder));
            return travels ? { ...resolved, url: `${resolved.url}${query}` } : resolved;
        },
        load: (url, context, next) => {
            const query = queryOf(url);
            const replacement = query === undefined ? undefined : replacements.get(query);
            if (replacement === undefined || fileURLToPath(url) !== replacement.file) return next(url, context);
            return { format: "module-typescript", source: replacement.source, shortCircuit: true };
        },
    });
    return (mutant) => {
        const query = `?mutant=${replacements.size}`;
        replacements.set(query, mutant);
        return query;
    };
}
