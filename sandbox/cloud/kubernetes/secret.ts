/** Secret. */
import { bag, flag, text, unset } from "../bag.ts";
import type { Change, Draft, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { type Bag, UNKNOWN } from "../values.ts";
import { metadata, namespacedId, namespaceRefusals } from "./object.ts";

const MOST_BYTES = 1048576;

/** Keys that each type needs; of a list of lists one key each. */
const KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
    "kubernetes.io/tls": [["tls.crt"], ["tls.key"]],
    "kubernetes.io/dockerconfigjson": [[".dockerconfigjson"]],
    "kubernetes.io/dockercfg": [[".dockercfg"]],
    "kubernetes.io/basic-auth": [["username", "password"]],
    "kubernetes.io/ssh-auth": [["ssh-privatekey"]],
};

export const secret: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({
        metadata: metadata(draft),
        ...unset(draft.inputs, { type: "Opaque" }),
        ...stored(draft),
    }),
    refusals: (draft) => [...namespaceRefusals(draft), ...keys(draft), ...size(draft)],
    replacements,
};

/** `stringData` is written into `data` and never returned. */
function stored({ inputs }: Draft): Bag {
    const plain = bag(inputs, "stringData");
    if (plain === undefined) return {};
    const encoded = Object.entries(plain).map(([key, value]) => [
        key,
        value === UNKNOWN ? UNKNOWN : Buffer.from(String(value)).toString("base64"),
    ]);
    return { data: { ...bag(inputs, "data"), ...Object.fromEntries(encoded) }, stringData: null };
}

function keys({ inputs }: Draft): readonly Refusal[] {
    const type = text(inputs, "type") ?? "Opaque";
    const held = Object.keys({ ...bag(inputs, "data"), ...bag(inputs, "stringData") });
    return (KEYS[type] ?? []).flatMap((choices) =>
        refuseIf(!choices.some((key) => held.includes(key)), {
            property: "data",
            problem: `must hold ${choices.join(" or ")} when type is ${type}`,
            got: held.length === 0 ? "nothing" : held.join(", "),
        }),
    );
}

function size({ inputs }: Draft): readonly Refusal[] {
    const bytes = JSON.stringify({ ...bag(inputs, "data"), ...bag(inputs, "stringData") }).length;
    return refuseIf(bytes > MOST_BYTES, {
        property: "data",
        problem: `must be at most ${MOST_BYTES} bytes`,
        got: String(bytes),
    });
}

/** As for a ConfigMap: an automatic name rolls the workload, a fixed one deletes first. */
function replacements({ before, inputs, provider }: Change): readonly string[] {
    const changed = (key: string) => JSON.stringify(before.inputs[key]) !== JSON.stringify(inputs[key]);
    const mutable = flag(provider?.config, "enableSecretMutable") === true;
    return mutable ? [] : ["data", "stringData"].filter(changed);
}
