import type { ByRegion, CircuitBreakerContract, ObjectivesContract } from "./parts.ts";

/** One step of recovering from the loss of a region. */
export interface RecoveryStepContract {
    readonly step: string;
    readonly does: string;
    /** Names of the resources that the step looks at or changes. */
    readonly touches: readonly string[];
}

/** What application teams may rely on of the agent backend. */
export interface AgentBackendContract {
    readonly endpoints: {
        readonly public: string;
        /** Entrances of single regions; they answer the edge only. */
        readonly regions: ByRegion<string>;
        readonly addresses: ByRegion<string>;
    };
    readonly authentication: {
        readonly issuer: string;
        readonly audience: string;
        /** Paths that need no token. */
        readonly openPaths: readonly string[];
    };
    /** By region; reachable inside the cluster's namespace only. */
    readonly redis: ByRegion<{
        /** `host:port` of each Sentinel; ask them for the primary under `group`. */
        readonly sentinels: readonly string[];
        readonly group: string;
        readonly failoverSeconds: number;
    }>;
    readonly database: {
        readonly kind: "postgres";
        readonly name: string;
        /** Region whose instance takes writes. */
        readonly writer: string;
        /** `project:region:instance`. */
        readonly instances: ByRegion<string>;
        /** The pool in each pod: names of the databases that it knows. */
        readonly pool: { readonly host: string; readonly port: number; readonly write: string; readonly read: string };
        readonly authentication: "iam";
        readonly user: string;
        /** Whether the other region has a copy that follows. */
        readonly replicating: boolean;
    };
    /** Address of the newest daily export. */
    readonly export: { readonly object: string; readonly keepDays: number };
    readonly images: {
        readonly registry: string;
        readonly live: string;
        readonly running: Readonly<Record<string, string>>;
    };
    /** Names in Secret Manager, never values; pods find each as a file. */
    readonly secrets: Readonly<Record<string, string>>;
    readonly clusters: ByRegion<string>;
    readonly namespace: string;
    readonly health: { readonly process: string; readonly ready: string; readonly edge: string };
    readonly edge: { readonly gateway: string; readonly router: string; readonly timeToFailOverSeconds: number };
    /** How other agents are called: limits of every single one. */
    readonly agentCalls: {
        readonly connectMilliseconds: number;
        readonly answerMilliseconds: number;
        readonly atOnce: number;
        readonly retries: number;
    };
    readonly circuitBreakers: Readonly<Record<string, CircuitBreakerContract>>;
    readonly recovery: readonly RecoveryStepContract[];
    readonly drills: readonly { readonly name: string; readonly everyDays: number; readonly proves: string }[];
    readonly objectives: ObjectivesContract;
    /** Page by alert name, such as `error-rate-critical`. */
    readonly runbooks: Readonly<Record<string, string>>;
}
