import type {
    ByRegion,
    CachingContract,
    CircuitBreakerContract,
    ObjectivesContract,
    ServiceContract,
} from "./parts.ts";

/** What application teams may rely on of ESTA Tracker. */
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
    readonly caching: CachingContract;
    readonly objectives: ObjectivesContract;
    /** Page by alert name, such as `error-rate-critical`. */
    readonly runbooks: Readonly<Record<string, string>>;
}
