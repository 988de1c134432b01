import { join } from "node:path";
import { refuseForeignBackend } from "./environment.ts";
import { type Generation, Generations } from "./generations.ts";
import { Lock } from "./lock.ts";
import { Refusal } from "./refusal.ts";
import { stackFolder, startOver } from "./run.ts";
import { requireStack } from "./stack-files.ts";

/** Which simulated clouds are meant, and what is done with them, for the lock's message. */
export interface OutsideAccess {
    readonly root: string;
    readonly stack: string;
    readonly command: string;
}

/**
 * Opens the simulated clouds of a stack outside a run, the way somebody with a cloud's console would: `act` works on the
 * store of a copy, which becomes current when `act` returns and `keep` says so. Refuses while a run holds the stack.
 */
export function withClouds<T>(
    { root, stack, command }: OutsideAccess,
    keep: boolean,
    act: (store: string, remedy: string) => T,
): T {
    requireStack(root, stack);
    const folder = stackFolder(root, stack);
    refuseForeignBackend(process.env, folder);
    const lock = Lock.acquire(join(folder, "lock"), command);
    try {
        const generations = new Generations(folder);
        if (generations.current() === undefined) {
            throw new Refusal(`${stack} has no simulated clouds yet: run ha up --stack ${stack} first`);
        }
        return actOn(generations, generations.begin(), keep, (store) => act(store, startOver(folder)));
    } finally {
        lock.release();
    }
}

function actOn<T>(generations: Generations, copy: Generation, keep: boolean, act: (store: string) => T): T {
    try {
        const result = act(copy.store);
        if (keep) generations.commit(copy);
        return result;
    } finally {
        if (generations.current()?.number !== copy.number) generations.discard(copy);
    }
}
