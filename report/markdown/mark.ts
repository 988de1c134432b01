/** The first line of a stack's comment. Only characters of stack names get in, so that nothing can close the mark. */
export function commentMark(stack: string): string {
    return `<!-- ha-platform:check:${stack
        .replace(/[^A-Za-z0-9_.]/g, "-")
        .replace(/-{2,}/g, "-")
        .slice(0, 100)} -->`;
}
