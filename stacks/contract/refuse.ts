import * as pulumi from "@pulumi/pulumi";

/** Ends the update with one sentence, without a stack trace. */
export function refuse(sentence: string): never {
    const error = new pulumi.RunError(sentence);
    // The SDK would put the name of each property that waits for the value before the message, one after the other.
    Object.defineProperty(error, "message", { get: () => sentence, set: () => undefined });
    throw error;
}
