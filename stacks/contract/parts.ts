import type * as pulumi from "@pulumi/pulumi";

/** One value for each region. */
export type ByRegion<T> = Readonly<Record<string, T>>;

/** A contract's shape, with values that become known when the resources exist. */
export type Outputs<T> = {
    readonly [Key in keyof T]: T[Key] extends string | number | boolean | readonly unknown[] | undefined
        ? pulumi.Input<T[Key]>
        : Outputs<T[Key]>;
};

export interface ServiceContract {
    readonly name: string;
    /** Mail address of the identity that the service runs as. */
    readonly serviceAccount: string;
}

export interface CircuitBreakerContract {
    readonly failures: number;
    readonly successes: number;
    readonly resetSeconds: number;
    readonly windowSeconds: number;
}

/** What is kept nearer to callers than the database, and which events make it stale. */
export interface CachingContract {
    readonly layers: readonly {
        readonly name: string;
        readonly holds: string;
        readonly timeToLiveSeconds?: { readonly from: number; readonly to: number };
    }[];
    readonly invalidations: readonly { readonly event: string; readonly tags: readonly string[] }[];
}

/** What a system promises; a trigger or a load that is absent is not promised. */
export interface ObjectivesContract {
    /** Share of requests, such as 0.999. */
    readonly availability: number;
    readonly recoveryTime: { readonly targetSeconds: number; readonly achievableSeconds?: number };
    readonly recoveryPoint: { readonly targetSeconds: number; readonly achievableSeconds?: number };
    readonly triggers: {
        readonly database?: { readonly unreachableSeconds: number; readonly failoverSeconds: number };
        readonly errorRate?: { readonly ratio: number; readonly failoverSeconds: number };
        readonly partition: { readonly failoverSeconds: number };
    };
    readonly load: Readonly<Record<string, { readonly target: number; readonly peak: number }>>;
    readonly latency: Readonly<
        Record<
            string,
            { readonly p50Milliseconds: number; readonly p95Milliseconds: number; readonly p99Milliseconds: number }
        >
    >;
}
