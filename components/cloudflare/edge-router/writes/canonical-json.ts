const deepest = 100;

/**
 * A JSON text without what does not matter: no space between tokens, members in order of their names. Literals stay as
 * they are written, so that two texts with one canonical form always mean the same (large numbers too). Undefined when
 * it is not JSON or is nested more than 100 deep.
 */
export function canonicalJson(text: string): string | undefined {
    try {
        JSON.parse(text);
    } catch {
        return undefined;
    }
    return new Scanner(text).value(0);
}

/** Walks over a text that is known to be JSON. */
class Scanner {
    readonly #tokens: readonly string[];
    #next = 0;

    constructor(text: string) {
        this.#tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g) ?? [];
    }

    value(depth: number): string | undefined {
        if (depth > deepest) return undefined;
        const token = this.#take();
        if (token === "[") {
            const items = this.#until("]", () => this.value(depth + 1));
            return items === undefined ? undefined : `[${items.join(",")}]`;
        }
        if (token !== "{") return token;
        const members = this.#until("}", () => this.#member(depth + 1));
        // The sort is stable: of two members with one name the later one stays the later one.
        members?.sort((left, right) => (left.name < right.name ? -1 : Number(left.name > right.name)));
        return members === undefined ? undefined : `{${members.map(({ text }) => text).join(",")}}`;
    }

    #member(depth: number): { readonly name: string; readonly text: string } | undefined {
        const name = this.#take();
        this.#take();
        const value = this.value(depth);
        return value === undefined ? undefined : { name, text: `${name}:${value}` };
    }

    #until<T>(end: string, read: () => T | undefined): T[] | undefined {
        const items: T[] = [];
        while (this.#tokens[this.#next] !== end) {
            if (items.length > 0) this.#take();
            const item = read();
            if (item === undefined) return undefined;
            items.push(item);
        }
        this.#take();
        return items;
    }

    #take(): string {
        return this.#tokens[this.#next++] ?? "";
    }
}
