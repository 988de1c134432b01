/** An address that the repository names, and where. */
export interface Named {
    readonly address: string;
    readonly files: readonly string[];
}

/** How looking an address up ended: `there`, or why not. */
export interface Found extends Named {
    readonly problem: string | undefined;
}

/** Hosts that are examples by their names (RFC 2606, RFC 6761), this machine, or names of schemas that are no pages. */
const NO_PAGES = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test|localhost|w3\.org|json-schema\.org)$|^127\./;
const PAGE = /https?:\/\/[^\s"'`<>|\\)\]},;]+/g;

/** The external addresses in files by their text, each once, without what follows `#`. Those made by a program are left out. */
export function addressesIn(files: ReadonlyMap<string, string>): Named[] {
    const found = new Map<string, Set<string>>();
    for (const [file, text] of files) {
        for (const [written] of text.matchAll(PAGE)) {
            const address = written.replace(/#.*$/, "").replace(/[.:*]+$/, "");
            if (/[${]/.test(address) || !URL.canParse(address) || NO_PAGES.test(new URL(address).hostname)) continue;
            found.set(address, (found.get(address) ?? new Set()).add(file));
        }
    }
    return [...found].map(([address, named]) => ({ address, files: [...named] })).sort(byAddress);
}

function byAddress(a: Named, b: Named): number {
    return a.address < b.address ? -1 : 1;
}

/** Looks one address up. A page that asks who we are, or asks for less, is there. */
export async function lookUp(named: Named, patience: number): Promise<Found> {
    try {
        const answer = await fetch(named.address, { signal: AbortSignal.timeout(patience), redirect: "follow" });
        await answer.body?.cancel();
        const isThere = answer.ok || [401, 403, 405, 429].includes(answer.status);
        return { ...named, problem: isThere ? undefined : `answers ${answer.status}` };
    } catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
        return { ...named, problem: cause instanceof Error ? cause.message : String(cause) };
    }
}
