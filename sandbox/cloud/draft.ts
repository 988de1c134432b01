/** A resource about to be created or updated, as families see it. */
import { address, instant, token, uuid } from "./chance.ts";
import { autoNamed } from "./facts/check.ts";
import type { Schema } from "./facts/schema.ts";
import type { CloudView, Draft, ProviderSettings } from "./kind.ts";
import { logicalNameOf } from "./naming.ts";
import { valueAt } from "./property-path.ts";
import { type Bag, UNKNOWN } from "./values.ts";

export interface DraftSource {
    readonly schema: Schema;
    readonly urn: string;
    /** What random-looking values are drawn from. */
    readonly seed: string;
    readonly inputs: Bag;
    readonly provider: ProviderSettings;
    readonly revision: number;
    readonly cloud: CloudView;
    /** Absent while the id itself is being made. */
    readonly id?: string | undefined;
}

/** Builds the draft; reading `id` before there is one throws. */
export function draftOf({ id, schema, seed, ...rest }: DraftSource): Draft {
    return {
        ...rest,
        type: schema.token,
        logicalName: logicalNameOf(rest.urn),
        name: physicalName(schema, rest.inputs) ?? logicalNameOf(rest.urn),
        get id(): string {
            if (id === undefined) throw new Error(`the id of a ${schema.token} cannot depend on itself`);
            return id;
        },
        token: (kind, length, salt) => token(seed, kind, length, salt),
        uuid: (salt) => uuid(seed, salt),
        publicAddress: (salt) => address(seed, "198.18.0.0/15", salt),
        privateAddress: (block = "10.0.0.0/8", salt = "") =>
            block.includes(UNKNOWN) ? UNKNOWN : address(seed, block, `private ${salt}`),
        time: (which) => instant(which === "created" ? 0 : rest.revision - 1),
    };
}

/** The input that names the resource in the cloud; undefined when there is none or it is not known yet. */
export function physicalName(schema: Schema, inputs: Bag): string | undefined {
    const steps = autoNamed(schema)?.steps ?? ["name"];
    const value = valueAt(inputs, steps);
    return typeof value === "string" && value !== "" && value !== UNKNOWN ? value : undefined;
}
