/** The same simulated clouds behind the SDK's own test monitor: no engine, no state, one process. */
import type { MockCallArgs, MockResourceArgs, MockResourceResult, Mocks } from "@pulumi/pulumi/runtime/mocks.js";
import { Cloud } from "./cloud.ts";
import { allClouds } from "./clouds.ts";
import { cloudOf } from "./facts/catalog.ts";
import type { ProviderSettings } from "./kind.ts";
import { RefusedError, subjectOf } from "./refusal.ts";
import { providerSettings } from "./region.ts";
import { Store } from "./store.ts";
import { type Bag, isBag, type Value } from "./values.ts";

const secretMark = "4dabf18193072939515e22adb298388d";

/** Mocks for `pulumi.runtime.setMocks`. Every refusal of provider and cloud is thrown as the engine would print it. */
export function planHost(): Mocks {
    return new PlanHost();
}

class PlanHost implements Mocks {
    readonly #cloud = new Cloud(allClouds(), Store.open(":memory:"));
    readonly #providers = new Map<string, ProviderSettings>();
    readonly #names = new Map<string, number>();

    async newResource({ type, name, inputs, provider, custom }: MockResourceArgs): Promise<MockResourceResult> {
        const given = plain(inputs);
        if (type.startsWith("pulumi:providers:")) return this.#configure(type, name, given);
        if (custom === false || cloudOf(type) === undefined)
            return { id: custom === false ? undefined : `${name}-id`, state: given };
        const urn = this.#urn(type, name);
        const subject = { type, urn, provider: this.#settings(type, provider) };
        const checked = this.#cloud.check(subject, given);
        if (checked.refusals.length > 0) throw new RefusedError(subjectOf(type, name), checked.refusals);
        const { id, outputs } = await this.#cloud.create(subject, checked.inputs);
        return { id, state: outputs };
    }

    async call({ token, inputs, provider }: MockCallArgs): Promise<Bag> {
        return this.#cloud.invoke(token, plain(inputs), this.#settings(token, provider));
    }

    #configure(type: string, name: string, config: Bag): MockResourceResult {
        const cloud = cloudOf(`${type.split(":")[2]}:`);
        const id = `${name}-id`;
        if (cloud) this.#providers.set(id, providerSettings(cloud, config));
        return { id, state: config };
    }

    /** A reference to a provider is its URN, two colons and its id. */
    #settings(token: string, reference: string | undefined): ProviderSettings {
        const known = this.#providers.get(reference?.split("::").at(-1) ?? "");
        return known ?? providerSettings(cloudOf(token) ?? "gcp", {});
    }

    /** The monitor does not tell parents, so resources of one type and name are numbered. */
    #urn(type: string, name: string): string {
        const urn = `urn:pulumi:plan::plan::${type}::${name}`;
        const count = (this.#names.get(urn) ?? 0) + 1;
        this.#names.set(urn, count);
        return count === 1 ? urn : `urn:pulumi:plan::plan::parent-${count}$${type}::${name}`;
    }
}

/** The monitor hands over secrets in their envelope, and unset properties. */
function plain(inputs: unknown): Bag {
    const opened = open(inputs);
    return isBag(opened) ? opened : {};
}

function open(value: unknown): Value | undefined {
    if (Array.isArray(value)) return value.map((item) => open(item) ?? null);
    if (!isBag(value))
        return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
    if (secretMark in value && "value" in value) return open(value.value);
    const entries = Object.entries(value).flatMap(([key, item]) => {
        const inner = open(item);
        return inner === undefined ? [] : [[key, inner] as const];
    });
    return Object.fromEntries(entries);
}
