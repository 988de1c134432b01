/** What a platform exports, as an application's stack reference holds it: an extract of the contract. */

import type { Properties } from "../state.ts";

const PROJECT = "example-project";
const GOOGLE = ["us-central1", "us-east1"] as const;
const AMAZON = ["us-east-1", "us-west-2"] as const;

function byRegion<R extends string>(regions: readonly R[], value: (region: R) => string): Properties {
    return Object.fromEntries(regions.map((region) => [region, value(region)]));
}

export const platformOutputs: Properties = {
    contractVersion: 1,
    environment: "prod",
    regions: { primary: "us-central1", failover: "us-east1", writer: "us-central1" },
    systems: {
        "claim-navigator": {
            endpoints: {
                public: "https://claims.example.com",
                regions: byRegion(GOOGLE, (region) => `https://${region}.claims-origin.example.com`),
                addresses: { "us-central1": "192.0.2.67", "us-east1": "192.0.2.100" },
            },
            database: {
                kind: "postgres",
                name: "claims",
                writer: "us-central1",
                write: "write.claim-navigator.internal:6432",
                read: byRegion(GOOGLE, (region) => `${region}.read.claim-navigator.internal:6432`),
                instances: byRegion(GOOGLE, (region) => `${PROJECT}:${region}:claim-navigator-database-${region}`),
                authentication: "iam",
            },
            files: { bucket: `${PROJECT}-claim-navigator-files` },
            health: { all: "/api/health" },
            services: {
                worker: {
                    "us-east1": {
                        name: "claim-navigator-worker-us-east1",
                        serviceAccount: `claim-navigator-worker@${PROJECT}.iam.gserviceaccount.com`,
                    },
                },
            },
        },
        "esta-tracker": {
            cache: {
                writer: "us-central1",
                endpoints: { "us-central1": "192.0.2.10:6379", "us-east1": "192.0.2.147:6379" },
            },
            secrets: { sessionKey: `projects/${PROJECT}/secrets/esta-tracker-session-key` },
        },
        "agent-backend": {
            authentication: { audience: "agent-backend" },
            database: {
                pool: { host: "127.0.0.1", write: "write" },
                instances: byRegion(GOOGLE, (region) => `${PROJECT}:${region}:agent-backend-database-${region}`),
                user: "agent-backend",
            },
            endpoints: { public: "https://agents.example.com" },
            clusters: byRegion(GOOGLE, (region) => `clusters-${region}`),
            namespace: "agent-backend",
        },
        erato: {
            regions: { primary: "us-east-1", failover: "us-west-2", writer: "us-east-1" },
            endpoints: { public: "https://erato.example", api: "https://api.erato.example" },
            database: {
                writer: "us-east-1",
                writeEndpoint: "erato-database-1.example.us-east-1.rds.amazonaws.com:5432",
                readEndpoints: {
                    "us-east-1": "erato-database-1.example.us-east-1.rds.amazonaws.com:5432",
                    "us-west-2": "erato-database-2.example.us-west-2.rds.amazonaws.com:5432",
                },
            },
            cache: {
                readEndpoints: byRegion(AMAZON, (region) => `replica.erato-cache.${region}.cache.amazonaws.com:6379`),
            },
            writerRecord: "_writer.api.erato.example",
        },
    },
};
