import type { RouterConfig } from "../../../../components/cloudflare/edge-router/configuration/config.ts";

/** A valid configuration of two regions; tests replace what they are about. */
export function exampleConfig(changes: Partial<RouterConfig> = {}): RouterConfig {
    return {
        schemaVersion: 1,
        system: "esta-tracker",
        regions: [
            { name: "us-central1", origin: "us-central1.origin.example.com" },
            { name: "us-east1", origin: "us-east1.origin.example.com" },
        ],
        writer: "us-central1",
        timeouts: {
            connectAndFirstByteMs: 300,
            readMs: 1000,
            writeMs: 500,
            slowPaths: [{ pathPrefix: "/api/reports", firstByteMs: 900 }],
        },
        evidence: { consecutiveFailures: 3, expiresAfterMs: 30_000 },
        retry: {
            otherRegionOn: [502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530],
            methods: ["GET", "HEAD", "OPTIONS"],
        },
        versions: {
            default: "v1",
            known: [
                {
                    name: "v1",
                    state: "deprecated",
                    deprecatedAt: "2026-01-01",
                    sunsetAt: "2027-01-01T12:00:00Z",
                    successor: "v2",
                },
                { name: "v2", state: "active" },
                { name: "v3", state: "retired", deprecatedAt: "2025-01-01", successor: "v2" },
                { name: "v4", state: "retired", deprecatedAt: "2025-01-01" },
            ],
        },
        healthPath: "/api/health/edge",
        ...changes,
    };
}
