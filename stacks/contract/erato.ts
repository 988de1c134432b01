import type { ByRegion, ObjectivesContract } from "./parts.ts";

/** What application teams may rely on of Erato. */
export interface EratoContract {
    /** AWS regions, a pair of Erato's own. */
    readonly regions: { readonly primary: string; readonly failover: string; readonly writer: string };
    readonly endpoints: {
        /** Assets and, under `/api/`, the API. */
        readonly public: string;
        /** Moves between regions by itself. */
        readonly api: string;
        /** Reaches one region and no other. */
        readonly regions: ByRegion<string>;
    };
    readonly assets: {
        /** Written to in one region, copied to the other. */
        readonly buckets: ByRegion<string>;
        /** To be told which paths have changed. */
        readonly distribution: string;
    };
    readonly database: {
        readonly kind: "postgres";
        readonly name: string;
        readonly user: string;
        /** Region whose instance takes writes. */
        readonly writer: string;
        /** `host:port`, all of them; each is reached from its own region only. */
        readonly writeEndpoint: string;
        readonly readEndpoints: ByRegion<string>;
        /** Pooled. The reader region's serves from the moment that its database is promoted. */
        readonly pools: ByRegion<string>;
        readonly authentication: "iam";
        readonly tls: boolean;
    };
    readonly cache: {
        readonly writer: string;
        /** `host:port`; takes writes in the writer region. */
        readonly endpoints: ByRegion<string>;
        readonly readEndpoints: ByRegion<string>;
        readonly tls: boolean;
    };
    /** A TXT record whose text is the writer region. */
    readonly writerRecord: string;
    /** Buckets for what a deployment leaves behind, such as the exported state; copied and backed up. */
    readonly configuration: ByRegion<string>;
    /** Auto Scaling groups. */
    readonly fleets: ByRegion<string>;
    /** Where the application has to listen on an instance. */
    readonly port: number;
    readonly health: { readonly all: string; readonly database: string; readonly cache: string };
    /** Name servers that the domain must be delegated to. */
    readonly nameServers: readonly string[];
    readonly objectives: ObjectivesContract;
    /** Page by alert name, such as `error-rate-critical`. */
    readonly runbooks: Readonly<Record<string, string>>;
}
