import type { ByRegion, CachingContract, ObjectivesContract, ServiceContract } from "./parts.ts";

/** What application teams may rely on of Claim Navigator. */
export interface ClaimNavigatorContract {
    readonly endpoints: {
        readonly public: string;
        readonly regions: ByRegion<string>;
        readonly addresses: ByRegion<string>;
    };
    readonly database: {
        readonly kind: "postgres";
        readonly name: string;
        /** Region whose instance takes writes. */
        readonly writer: string;
        /** `host:port`, names that outlive a failover; reachable inside the network only. */
        readonly write: string;
        readonly read: ByRegion<string>;
        /** `project:region:instance`. */
        readonly instances: ByRegion<string>;
        readonly authentication: "iam";
        readonly tls: boolean;
        /** Whether the other region has a copy that follows. */
        readonly replicating: boolean;
        /** Database user of each service by a stable name, such as `worker-us-east1`. */
        readonly users: Readonly<Record<string, string>>;
    };
    readonly files: { readonly bucket: string };
    /** Work that takes longer than a request: a topic to publish to, and where failed work is kept. */
    readonly work: { readonly topic: string; readonly deadLetters: string; readonly deadlineSeconds: number };
    readonly images: { readonly registry: string };
    readonly versions: {
        readonly default: string;
        readonly known: readonly {
            readonly name: string;
            readonly state: "active" | "deprecated" | "retired";
            readonly deprecatedAt?: string | undefined;
            readonly sunsetAt?: string | undefined;
            readonly successor?: string | undefined;
        }[];
    };
    /** Which revision of each version takes requests, and which one is the newest. */
    readonly releases: Readonly<Record<string, { readonly live: string; readonly newest: string }>>;
    readonly services: {
        readonly versions: Readonly<Record<string, ByRegion<ServiceContract>>>;
        readonly worker: ByRegion<ServiceContract>;
    };
    /** Jobs by region: `migrate` runs with each release, `dump` when somebody starts it. */
    readonly jobs: { readonly migrate: ByRegion<string>; readonly dump: ByRegion<string> };
    readonly health: {
        readonly all: string;
        readonly database: string;
        readonly compute: string;
        readonly edge: string;
    };
    readonly edge: { readonly router: string; readonly timeToFailOverSeconds: number };
    readonly caching: CachingContract;
    readonly objectives: ObjectivesContract;
    /** Page by alert name, such as `error-rate-critical`. */
    readonly runbooks: Readonly<Record<string, string>>;
}
