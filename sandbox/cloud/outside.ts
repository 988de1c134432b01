/** Opens a store for one operation and commits it. The one place where `ha cloud` touches the disk. */
import { allClouds } from "./clouds.ts";
import { Operations } from "./operations.ts";
import { Store } from "./store.ts";

/** Runs the operation on the store file; keeps the file as it was when the operation throws. */
export function onStore<T>(path: string, operation: (operations: Operations) => T, remedy?: string): T {
    const store = Store.open(path, remedy);
    try {
        const result = operation(new Operations(allClouds(), store));
        store.close();
        return result;
    } catch (error) {
        store.discard();
        throw error;
    }
}
