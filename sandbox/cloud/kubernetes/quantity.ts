/** Kubernetes quantities such as `500m` and `1Gi`, as numbers that can be compared. */
import type { Value } from "../values.ts";

const FACTORS: Readonly<Record<string, number>> = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    "": 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
};

/** `undefined` when it is no quantity, or not known. */
export function amount(quantity: Value | undefined): number | undefined {
    if (typeof quantity === "number") return quantity;
    if (typeof quantity !== "string") return undefined;
    const [, digits, suffix = ""] = /^([+-]?\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(quantity) ?? [];
    const factor = FACTORS[suffix];
    return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}
