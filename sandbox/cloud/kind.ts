/**
 * What one resource family has to say about its types. Everything that can be told as data (required, enum, range,
 * replacement, defaults) is in `facts.json`; here is only what needs code: ids, computed outputs, and what the cloud's
 * API, rather than the provider, would refuse.
 */
import type { Bag, Value } from "./values.ts";

/** One refusal, in the caller's terms. Printed as `<property> <problem>, got <value>; <remedy>`. */
export interface Refusal {
    /** Path in the program's inputs, such as `scaling.minInstanceCount`; empty when no single property is at fault. */
    readonly property: string;
    /** What is wrong, such as `must be one of A, B`. */
    readonly problem: string;
    /** The value received, already printable; absent when there is none. */
    readonly got?: string;
    /** What to change. */
    readonly remedy?: string;
}

/** A live resource of the simulated cloud. */
export interface Existing {
    readonly type: string;
    readonly urn: string;
    readonly id: string;
    readonly inputs: Bag;
    readonly outputs: Bag;
}

/** Read access to the other resources of all simulated clouds. */
export interface CloudView {
    /** The live resource of this type with this id, self-link, ARN, or (last resort) physical name. */
    find(type: string, reference: unknown): Existing | undefined;
    /** All live resources of this type, in order of creation. */
    all(type: string): readonly Existing[];
}

/** What the provider resource says that a call came through, with constants for what it leaves out. */
export interface ProviderSettings {
    readonly project: string;
    readonly region: string;
    readonly account: string;
    /** The provider's whole configuration as the program wrote it. */
    readonly config?: Bag;
}

/** A resource about to be created or updated. Inputs have the provider's defaults and names filled in. */
export interface Draft {
    readonly type: string;
    readonly urn: string;
    /** The resource's name in the program. */
    readonly logicalName: string;
    /** The input that names it in the cloud (`name`, `accountId`, ... as the facts say), else the logical name. */
    readonly name: string;
    readonly inputs: Bag;
    /** The configured provider that the call came through; a missing setting falls back to a documented constant. */
    readonly provider: ProviderSettings;
    /** 1 at create, one more for each update. */
    readonly revision: number;
    readonly cloud: CloudView;
    /** The id; only readable from `outputs`, `refusals` on update and later. */
    readonly id: string;
    /**
     * A deterministic stand-in for what a cloud would draw at random: the same resource and salt give the same text in
     * every run. `hex`, `digits` (never a leading 0) and `alnum` (a-z0-9) take a length.
     */
    token(kind: "hex" | "digits" | "alnum", length: number, salt?: string): string;
    uuid(salt?: string): string;
    /** An address in 198.18.0.0/15 (reserved for benchmarks, never a real host). */
    publicAddress(salt?: string): string;
    /** A host address inside the IPv4 block, 10.0.0.0/8 when none is given. */
    privateAddress(block?: string, salt?: string): string;
    /** 2026-01-01T00:00:00Z plus one second for each revision after the first. */
    time(which: "created" | "modified"): string;
}

export interface Change {
    readonly type: string;
    readonly before: Existing;
    readonly inputs: Bag;
    readonly provider?: ProviderSettings;
}

export interface ResourceKind {
    /** The Pulumi id, of the real provider's shape. */
    readonly id: (resource: Draft) => string;
    /** Computed properties to add to the inputs. Unknown at preview unless listed in `knownAtPreview`. */
    readonly outputs?: (resource: Draft) => Bag;
    /** Names of outputs that the real provider already knows at the preview of a create. */
    readonly knownAtPreview?: readonly string[];
    /** What the API refuses at create and update; never asked at preview, when the real API is not told either. */
    readonly refusals?: (resource: Draft) => readonly Refusal[];
    /** What the API or provider refuses at delete (protection, dependants). */
    readonly refusalsOnDelete?: (resource: Existing, cloud: CloudView) => readonly Refusal[];
    /** What the cloud deletes together with it, whether or not anybody asks. */
    readonly partsOf?: (resource: Existing, cloud: CloudView) => readonly Existing[];
    /** Input paths that replace by a condition which facts cannot tell. */
    readonly replacements?: (change: Change) => readonly string[];
    /** What to change when an operator promotes it (makes a standby the writer) behind Pulumi's back. */
    readonly promote?: (resource: Existing, cloud: CloudView) => Promotion;
    /**
     * What happens to a create whose object exists already: `refused` (409, the default) or `adopted`, for settings and
     * bindings that the cloud's API writes over without asking.
     */
    readonly onConflict?: "refused" | "adopted";
    /** What reading it back shows differently from what the program wrote; for drift that real services cause. */
    readonly readBack?: (resource: Existing) => { readonly inputs: Bag; readonly outputs: Bag };
}

/**
 * Refusals when the resource is in no state to be promoted; else new values by path, of it and of others. `undefined`
 * removes a value.
 */
export interface Promotion {
    readonly refusals?: readonly Refusal[];
    readonly changes: readonly {
        readonly resource: Existing;
        readonly set: Readonly<Record<string, Value | undefined>>;
    }[];
}

/** Answers a function call such as `aws:index/getRegion:getRegion`. */
export type FunctionKind = (args: Bag, provider: ProviderSettings, cloud: CloudView) => Bag;

/** Functions by token. */
export type Functions = Readonly<Record<string, FunctionKind>>;

/** Kinds by type token, such as `gcp:storage/bucket:Bucket`. */
export type Family = Readonly<Record<string, ResourceKind>>;
