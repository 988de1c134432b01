/** Runs test files in this process, without mocha, as often as there are mutants. */

type Body = () => unknown;

interface Collected {
    readonly before: Body[];
    readonly tests: Body[];
}

/** Whether all tests of a module pass; it ends at the first that does not. */
export async function passes(url: string): Promise<boolean> {
    const collected: Collected = { before: [], tests: [] };
    Object.assign(globalThis, {
        describe: (_title: string, body: Body) => body(),
        it: (_title: string, body: Body) => collected.tests.push(body),
        before: (...args: readonly unknown[]) => {
            const body = args.at(-1);
            if (typeof body === "function") collected.before.push(() => body());
        },
    });
    try {
        await import(url);
        for (const body of [...collected.before, ...collected.tests]) await body();
        return true;
    } catch {
        // Why it failed does not matter: the mutant was noticed.
        return false;
    }
}
