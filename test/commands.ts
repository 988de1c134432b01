/** The commands that pages show, as tests call them. */

/** A line such as `npx ha check --stack prod   # exits with 1: why`. */
export interface Command {
    readonly argv: readonly string[];
    readonly exitCode: number;
    readonly says: string;
}

export function commandsIn(text: string): Command[] {
    return [...text.matchAll(/^npx ha ([^#\n]*?)\s*(?:#\s*(?:exits with (\d): )?(.*))?$/gm)].map(
        ([, line = "", code, says = ""]) => ({
            argv: line.trim().split(/\s+/),
            exitCode: Number(code ?? 0),
            says: code ? says : "",
        }),
    );
}
