/** What an output comes to, and by what it fails; the SDK offers both to itself only. */
import type * as pulumi from "@pulumi/pulumi";

/** Waits for an output. Rejects with the error that ends an update; `undefined` while its value is not known. */
export function settled(output: pulumi.Output<unknown>): Promise<unknown> {
    const promise: unknown = Reflect.get(output, "promise");
    if (typeof promise !== "function") throw new TypeError("an output of this SDK has no promise");
    return Promise.resolve(Reflect.apply(promise, output, []));
}

/** Whether the value of an output is known. */
export function known(output: pulumi.Output<unknown>): Promise<unknown> {
    return Promise.resolve(Reflect.get(output, "isKnown"));
}

/** The resources that an output was made from. */
export async function madeFrom(output: pulumi.Output<unknown>): Promise<readonly unknown[]> {
    const all: unknown = Reflect.get(output, "allResources");
    if (typeof all !== "function") throw new TypeError("an output of this SDK has no resources");
    return [...(await Reflect.apply(all, output, []))];
}
