/** Property bags on the provider protocol. A protobuf boundary: what comes in is JSON by construction. */
import structMessages from "google-protobuf/google/protobuf/struct_pb.js";
import type { Bag } from "./values.ts";

export type Struct = structMessages.Struct;

/** The plain values of a message field; an absent field is an empty bag. */
export function fromStruct(struct: Struct | undefined): Bag {
    return (struct?.toJavaScript() ?? {}) as Bag;
}

export function toStruct(bag: Bag): Struct {
    return structMessages.Struct.fromJavaScript(bag as Parameters<typeof structMessages.Struct.fromJavaScript>[0]);
}

/** The resource type in a URN: what stands behind the last `$` of its third part. */
export function typeOfUrn(urn: string): string {
    return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
