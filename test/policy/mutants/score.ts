/**
 * Mutates every rule, and what rules share, and runs the tests of the rules on each mutant. Prints the score as JSON.
 * Usage: node test/policy/mutants/score.ts [part of a file name] [every nth mutant, by default 1]
 */

import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Asked, Survivor, Told } from "./mutants-thread.ts";

export type { Survivor };

/** What became of the mutants. */
export interface Score {
    readonly mutants: number;
    /** Stopped by the type checker alone. */
    readonly rejected: number;
    /** Noticed by nothing. */
    readonly survivors: readonly Survivor[];
}

/** A mutant whose tests take longer never ends: it is noticed, and its thread is stopped. */
const LONGEST_SECONDS = 60;

async function score(wanted: string, nth: number): Promise<Score> {
    const told: Told[] = [];
    for (let from: number | undefined = 0; from !== undefined; ) {
        const endless = await follow({ wanted, nth, from }, (one) => told.push(one));
        from = endless === undefined ? undefined : endless + 1;
    }
    return {
        mutants: told.filter(({ kind }) => kind === "begins").length,
        rejected: told.filter(({ kind }) => kind === "rejected").length,
        survivors: told.flatMap((one) =>
            one.kind === "survived" ? [{ file: one.file, line: one.line, change: one.change }] : [],
        ),
    };
}

/** Follows a thread to its end, or to a mutant that does not end, and returns that one's number. */
function follow(asked: Asked, tell: (told: Told) => void): Promise<number | undefined> {
    const thread = new Worker(join(import.meta.dirname, "mutants-thread.ts"), { workerData: asked });
    return new Promise((resolve, reject) => {
        let timer: NodeJS.Timeout | undefined;
        thread.on("message", (told: Told) => {
            clearTimeout(timer);
            tell(told);
            if (told.kind === "done") resolve(undefined);
            if (told.kind !== "begins") return;
            timer = setTimeout(() => {
                thread.removeAllListeners("exit");
                thread.terminate().then(() => resolve(told.mutant), reject);
            }, LONGEST_SECONDS * 1000);
        });
        thread.on("error", reject);
        thread.on("exit", () => reject(new Error("the thread ended before it had told of every mutant")));
    });
}

console.log(JSON.stringify(await score(process.argv[2] ?? "", Number(process.argv[3] ?? "1")), undefined, 2));
