/** Exports what `application.ts` reads of a platform, and makes nothing. */
export async function platform(): Promise<Record<string, unknown>> {
    return {
        contractVersion: 1,
        environment: "prod",
        regions: { primary: "us-central1", failover: "us-east1", writer: "us-central1" },
        systems: {
            "claim-navigator": {
                endpoints: { public: "https://claims.example.com" },
                database: {
                    write: "write.claims.internal:6432",
                    read: {
                        "us-central1": "us-central1.read.claims.internal:6432",
                        "us-east1": "us-east1.read.claims.internal:6432",
                    },
                },
            },
        },
    };
}
