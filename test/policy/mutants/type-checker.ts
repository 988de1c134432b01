import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/**
 * Whether a module still compiles with other text; asked one file at a time. A mutant that does not compile is stopped
 * by the type checker, which is a test as well.
 */
export function typeChecker(root: string): (file: string, source: string) => boolean {
    const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
    let mutated = { file: "", source: "", version: 0 };
    const host: ts.LanguageServiceHost = {
        getCompilationSettings: () => options,
        getScriptFileNames: () => [mutated.file],
        getScriptVersion: (file) => (file === mutated.file ? String(mutated.version) : "0"),
        getScriptSnapshot: (file) => {
            if (file === mutated.file) return ts.ScriptSnapshot.fromString(mutated.source);
            return ts.sys.fileExists(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, "utf8")) : undefined;
        },
        getCurrentDirectory: () => root,
        getDefaultLibFileName: ts.getDefaultLibFilePath,
        fileExists: ts.sys.fileExists,
        readFile: ts.sys.readFile,
        directoryExists: ts.sys.directoryExists,
        getDirectories: ts.sys.getDirectories,
    };
    const service = ts.createLanguageService(host, ts.createDocumentRegistry());
    return (file, source) => {
        mutated = { file, source, version: mutated.version + 1 };
        return service.getSemanticDiagnostics(file).length === 0;
    };
}
