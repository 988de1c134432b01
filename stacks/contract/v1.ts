/**
 * What the stack exports: the platform's promise to application teams. Fields are only ever added; a field that has to
 * go is first marked as deprecated with a date.
 */
export interface PlatformContract {
    readonly contractVersion: 1;
    /** Name of the stack, such as `prod`. */
    readonly environment: string;
    readonly regions: RegionsContract;
    /** The systems that this stack runs, by name. */
    readonly systems: { readonly "esta-tracker"?: EstaTrackerContract };
}

export interface RegionsContract {
    readonly primary: string;
    readonly failover: string;
    /** The region that takes writes now. */
    readonly writer: string;
}

type ByRegion<T> = Readonly<Record<string, T>>;

export interface EstaTrackerContract {
    readonly endpoints: {
        readonly public: string;
        /** Reaches the origins without the edge network. */
        readonly bypass: string;
        readonly regions: ByRegion<string>;
        readonly addresses: ByRegion<string>;
    };
    readonly database: { readonly kind: "firestore"; readonly name: string; readonly location: string };
    readonly cache: {
        /** Region whose endpoint takes writes; the other one's takes reads only. */
        readonly writer: string;
        /** `host:port`. */
        readonly endpoints: ByRegion<string>;
        readonly authentication: "iam";
        readonly tls: boolean;
    };
    readonly images: { readonly registry: string; readonly running: string };
    /** Names, never values. */
    readonly secrets: { readonly sessionKey: string };
    readonly services: {
        readonly api: ByRegion<ServiceContract>;
        readonly functions: ByRegion<ServiceContract>;
    };
    readonly health: {
        readonly all: string;
        readonly database: string;
        readonly cache: string;
        readonly compute: string;
        readonly edge: string;
    };
    readonly edge: { readonly router: string; readonly timeToFailOverSeconds: number };
    /** Name servers that the bypass domain must be delegated to. */
    readonly nameServers: { readonly bypass: readonly string[] };
    readonly circuitBreakers: Readonly<Record<string, CircuitBreakerContract>>;
    readonly caching: {
        readonly layers: readonly {
            readonly name: string;
            readonly holds: string;
            readonly timeToLiveSeconds?: { readonly from: number; readonly to: number };
        }[];
        readonly invalidations: readonly { readonly event: string; readonly tags: readonly string[] }[];
    };
    readonly objectives: ObjectivesContract;
    /** Page by alert name, such as `error-rate-critical`. */
    readonly runbooks: Readonly<Record<string, string>>;
}

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

export interface ObjectivesContract {
    /** Share of requests, such as 0.999. */
    readonly availability: number;
    readonly recoveryTime: { readonly targetSeconds: number; readonly achievableSeconds: number };
    readonly recoveryPoint: { readonly targetSeconds: number; readonly achievableSeconds: number };
    readonly triggers: {
        readonly database: { readonly unreachableSeconds: number; readonly failoverSeconds: number };
        readonly errorRate: { readonly ratio: number; readonly failoverSeconds: number };
        readonly partition: { readonly failoverSeconds: number };
    };
    readonly load: Readonly<
        Record<
            "requestsPerSecond" | "writesPerSecond" | "users" | "tenants",
            { readonly target: number; readonly peak: number }
        >
    >;
    readonly latency: Readonly<
        Record<
            string,
            { readonly p50Milliseconds: number; readonly p95Milliseconds: number; readonly p99Milliseconds: number }
        >
    >;
}
