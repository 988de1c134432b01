import * as fs from "node:fs";
import * as path from "node:path";
import ts from "typescript";

/** An interface as its file writes it. */
export interface Declared {
    readonly source: Source;
    readonly node: ts.InterfaceDeclaration;
}

/** One file, parsed without its types being checked: what is written is what the page shows. */
export interface Source {
    /** From the repository's root. */
    readonly file: string;
    readonly tree: ts.SourceFile;
}

/** Reads files as they are asked for, each once. */
export class Declarations {
    readonly #root: string;
    readonly #sources = new Map<string, Source>();

    constructor(root: string) {
        this.#root = root;
    }

    read(file: string): Source {
        const known = this.#sources.get(file);
        if (known) return known;
        const text = fs.readFileSync(path.join(this.#root, file), "utf8");
        const source = { file, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
        this.#sources.set(file, source);
        return source;
    }

    /** The interface of that name that a file declares or imports from a file of ours. */
    interfaceIn(source: Source, name: string): Declared | undefined {
        const node = source.tree.statements.filter(ts.isInterfaceDeclaration).find((one) => one.name.text === name);
        if (node) return { source, node };
        const from = importOf(source, name);
        if (from === undefined) return undefined;
        return this.interfaceIn(this.read(path.posix.join(path.posix.dirname(source.file), from)), name);
    }
}

/** The relative path that a file imports a name from. */
function importOf({ tree }: Source, name: string): string | undefined {
    for (const statement of tree.statements.filter(ts.isImportDeclaration)) {
        const { importClause, moduleSpecifier } = statement;
        const bindings = importClause?.namedBindings;
        if (!ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith(".")) continue;
        if (!bindings || !ts.isNamedImports(bindings)) continue;
        if (bindings.elements.some((element) => element.name.text === name)) return moduleSpecifier.text;
    }
    return undefined;
}

/** The sentences above a declaration, on one line. */
export function docOf(node: ts.Node): string {
    const text = ts
        .getJSDocCommentsAndTags(node)
        .filter(ts.isJSDoc)
        .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
        .join(" ");
    return text.replace(/\s+/g, " ").trim();
}
