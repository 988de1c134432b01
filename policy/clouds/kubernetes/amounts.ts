/** Amounts as Kubernetes writes them. */

const UNITS: Readonly<Record<string, number>> = {
    m: 1e-3,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
};

/** A quantity such as `500m`, `2` or `1Gi` as a number; `undefined` where the text is none. */
export function quantity(text: string): number | undefined {
    const [, digits, unit = ""] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(text) ?? [];
    const factor = unit === "" ? 1 : UNITS[unit];
    return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}

/** How many of so many pods are meant by `1` or `25%`. Kubernetes rounds shares up in disruption budgets. */
export function podsMeant(amount: number | string, pods: number): number {
    if (typeof amount === "number") return amount;
    const [, share] = /^(\d+)%$/.exec(amount) ?? [];
    if (share === undefined) throw new TypeError(`an amount of pods must be a number or a percentage, got ${amount}`);
    return Math.ceil((Number(share) * pods) / 100);
}
