/** Faults that an operator puts into the simulated cloud, and what they do to a call. */
import type { Store, StoredFault } from "./store.ts";

export type Operation = "create" | "read" | "update" | "delete" | "invoke";

/** `fail` answers with an error, `slow` waits first, `hang` never answers until the run is cancelled. */
export type FaultEffect =
    | { readonly kind: "fail"; readonly message?: string }
    | { readonly kind: "slow"; readonly milliseconds: number }
    | { readonly kind: "hang" };

/** Which calls are hit: every condition given must hold; none given hits every call. */
export interface FaultRule {
    readonly region?: string;
    /** Cloud and module, such as `gcp:cloudrunv2`. */
    readonly service?: string;
    readonly type?: string;
    readonly operation?: Operation;
    /** Let this many matching calls pass first. Default: 0. */
    readonly after?: number;
    /** Hit this many calls, then heal. Default: until healed. */
    readonly times?: number;
    readonly effect: FaultEffect;
}

export interface ServiceCall {
    /** The resource type, or the function of an invoke. */
    readonly type: string;
    readonly operation: Operation;
    /** The region it happens in; undefined for global and multi-region resources. */
    readonly region: string | undefined;
}

/** A call that a fault refused. */
export class FaultError extends Error {
    override readonly name = "FaultError";
}

export class Faults {
    readonly #store: Store;
    readonly #waiting = new Set<(reason: FaultError) => void>();

    constructor(store: Store) {
        this.#store = store;
    }

    /** Returns when the call may go on; throws `FaultError` when a fault refuses it. */
    async arrive(call: ServiceCall): Promise<void> {
        for (const fault of this.#store.faults()) {
            if (!matches(fault.rule, call)) continue;
            const { after = 0, times = Number.POSITIVE_INFINITY } = fault.rule;
            if (fault.matched >= after + times) continue;
            this.#store.putFault({ ...fault, matched: fault.matched + 1 });
            if (fault.matched < after) continue;
            await this.#suffer(fault, call);
        }
    }

    /** Ends every call that hangs or waits with an error. */
    cancel(): void {
        for (const end of this.#waiting) end(new FaultError("cancelled while a simulated fault held the call"));
        this.#waiting.clear();
    }

    async #suffer(fault: StoredFault, call: ServiceCall): Promise<void> {
        const { effect } = fault.rule;
        if (effect.kind === "fail") throw new FaultError(failure(fault, effect.message, call));
        const wait = Promise.withResolvers<void>();
        this.#waiting.add(wait.reject);
        const timer = effect.kind === "slow" ? setTimeout(wait.resolve, effect.milliseconds) : undefined;
        try {
            await wait.promise;
        } finally {
            clearTimeout(timer);
            this.#waiting.delete(wait.reject);
        }
    }
}

/** `region us-east1, service gcp:cloudrunv2`: the rule's conditions, for messages and lists. */
export function describeFault(rule: FaultRule): string {
    const parts = (["region", "service", "type", "operation"] as const)
        .filter((key) => rule[key] !== undefined)
        .map((key) => `${key} ${rule[key]}`);
    return parts.length === 0 ? "every call" : parts.join(", ");
}

/** `gcp:cloudrunv2` of `gcp:cloudrunv2/service:Service`. */
export function serviceOf(type: string): string {
    const [cloud = "", module = ""] = type.split(":");
    return `${cloud}:${module.split("/")[0]}`;
}

function matches(rule: FaultRule, call: ServiceCall): boolean {
    return (
        (rule.region === undefined || rule.region === call.region) &&
        (rule.service === undefined || rule.service === serviceOf(call.type)) &&
        (rule.type === undefined || rule.type === call.type) &&
        (rule.operation === undefined || rule.operation === call.operation)
    );
}

function failure({ number, rule }: StoredFault, message: string | undefined, call: ServiceCall): string {
    const what = rule.region ?? rule.type ?? rule.service ?? call.type;
    const said = message ?? `503 ${what} is unavailable`;
    return `${said} (simulated fault ${number}: ${describeFault(rule)}); heal it with "ha cloud heal"`;
}
