const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as HTML shows it, also inside an attribute in double quotes. */
export function escaped(text: string): string {
    return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}
