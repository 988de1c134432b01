import type { ByRegion, ObjectivesContract } from "./parts.ts";

/** What application teams may rely on of HireMeBahamas. */
export interface HireMeBahamasContract {
    readonly endpoints: {
        readonly public: string;
        readonly site: string;
        /** Entrances of the regions; they answer the edge only. */
        readonly regions: ByRegion<string>;
        readonly addresses: ByRegion<string>;
    };
    /** Ids of the version that this build became, and of the one that is served. */
    readonly site: { readonly built: string; readonly served: string };
    readonly backend: {
        /** The release that takes requests. */
        readonly live: string;
        readonly images: { readonly blue: string; readonly green: string };
        /** Name of each region's cluster. */
        readonly clusters: ByRegion<string>;
        readonly namespace: string;
        readonly service: string;
        readonly port: number;
        /** Mail address of the identity that pods act as. */
        readonly serviceAccount: string;
        /** Environment variables that set the application's server up. */
        readonly environment: Readonly<Record<string, string>>;
        readonly shutdown: {
            readonly preStopSeconds: number;
            readonly drainSeconds: number;
            readonly graceSeconds: number;
        };
    };
    readonly database: {
        readonly kind: "postgres";
        /** Region whose instance takes writes. */
        readonly writer: string;
        /** Where a pod finds its pool; no password is asked for. */
        readonly pool: { readonly host: string; readonly port: number };
        /** Database names: the one that takes writes, and the nearest copy. */
        readonly names: { readonly write: string; readonly read: string };
        readonly user: string;
        /** `project:region:instance`. */
        readonly instances: ByRegion<string>;
        readonly authentication: "iam";
        /** Whether the other region has a copy that follows. */
        readonly replicating: boolean;
    };
    readonly images: { readonly registry: string };
    /** Names, never values. */
    readonly secrets: {
        readonly sessionKey: string;
        /** Address of the error tracker. */
        readonly errorTracking: string;
        /** Certificate chain and key of the regions' entrances, one file. */
        readonly originCertificate: string;
    };
    /** Metrics that the application reports: gauges that scale it, and what it shows to Prometheus. */
    readonly metrics: { readonly queue: string; readonly response: string; readonly prometheus: readonly string[] };
    readonly health: {
        readonly all: string;
        readonly database: string;
        readonly cache: string;
        readonly compute: string;
    };
    readonly edge: { readonly timeToFailOverSeconds: number };
    readonly objectives: ObjectivesContract;
    /** Page by alert name, such as `error-rate-critical`. */
    readonly runbooks: Readonly<Record<string, string>>;
}
