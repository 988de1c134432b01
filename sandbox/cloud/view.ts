/** What families may see of the other resources: everything in the store. */
import type { CloudView, Existing } from "./kind.ts";
import type { Store } from "./store.ts";

export class StoreView implements CloudView {
    readonly #store: Store;

    constructor(store: Store) {
        this.#store = store;
    }

    all(type: string): readonly Existing[] {
        return this.#store.ofType(type);
    }

    find(type: string, reference: unknown): Existing | undefined {
        if (typeof reference !== "string" || reference === "") return undefined;
        const rows = this.#store.ofType(type);
        const wanted = relative(reference);
        return (
            rows.find((row) => relative(row.id) === wanted) ??
            rows.find(({ outputs }) =>
                [outputs.selfLink, outputs.arn, outputs.id].some(
                    (link) => typeof link === "string" && relative(link) === wanted,
                ),
            ) ??
            rows.find(({ name, outputs }) => name === reference || outputs.name === reference)
        );
    }
}

/** A self link and the relative name of one resource are equal. */
function relative(reference: string): string {
    return reference.replace(/^(https?:)?\/\/[^/]+\//, "").replace(/^(compute\/)?(v1|beta|v1beta1)\//, "");
}
