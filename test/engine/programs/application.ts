import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";

interface Regions {
    readonly primary: string;
    readonly failover: string;
}

interface Systems {
    readonly "claim-navigator": {
        readonly endpoints: { readonly public: string };
        readonly database: { readonly write: string; readonly read: Readonly<Record<string, string>> };
    };
}

/**
 * An application's stack. It refers to what its own stack exported last, which stands for the platform's outputs. With
 * `ha-platform:careless` it copies an endpoint, reads what is not there and pins its region.
 */
export async function platform(): Promise<Record<string, unknown>> {
    const careless = new pulumi.Config("ha-platform").getBoolean("careless") ?? false;
    const reference = new pulumi.StackReference("platform", { name: "organization/ha-platform/prod" });
    const regions = reference.requireOutput("regions").apply((named: Regions) => named);
    const claims = reference.requireOutput("systems").apply((systems: Systems) => systems["claim-navigator"]);
    const provider = new gcp.Provider("google", { project: "example-project", region: regions.primary });

    const channel = new gcp.monitoring.NotificationChannel(
        "on-call",
        { type: "email", labels: { email_address: "portal@example.com" } },
        { provider },
    );
    new gcp.monitoring.AlertPolicy(
        "errors",
        {
            displayName: "portal errors",
            combiner: "OR",
            notificationChannels: [channel.id],
            documentation: { content: "https://example.com/runbooks/portal" },
            conditions: [
                {
                    displayName: "5xx",
                    conditionThreshold: {
                        filter: 'resource.type="cloud_run_revision" metric.type="run.googleapis.com/request_count"',
                        comparison: "COMPARISON_GT",
                        duration: "60s",
                        thresholdValue: 1,
                    },
                },
            ],
        },
        { provider },
    );
    const images = new gcp.artifactregistry.Repository(
        "images",
        { repositoryId: "portal", location: "us", format: "DOCKER" },
        { provider },
    );
    const image = pulumi.interpolate`us-docker.pkg.dev/example-project/${images.repositoryId}/web@sha256:${"a".repeat(64)}`;
    for (const part of ["primary", "failover"] as const) {
        const location = regions[part];
        const reader = pulumi.all([claims, location]).apply(([{ database }, region]) => database.read[region] ?? "");
        const envs = [
            { name: "DATABASE_WRITE_HOST", value: claims.database.write },
            { name: "DATABASE_READ_HOST", value: reader },
        ];
        const missing = { name: "CLAIMS_URL", value: reference.getOutput("claims") };
        new gcp.cloudrunv2.Service(
            `web-${part}`,
            {
                name: `portal-web-${part}`,
                location: careless ? { primary: "us-central1", failover: "us-east1" }[part] : location,
                ingress: "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
                description: careless ? "calls https://claims.example.com" : "calls the claims",
                template: {
                    scaling: { minInstanceCount: 1, maxInstanceCount: 4 },
                    containers: [
                        {
                            image,
                            envs: careless ? [...envs, missing] : envs,
                            livenessProbe: { httpGet: { path: "/live" }, timeoutSeconds: 2, failureThreshold: 3 },
                            readinessProbe: {
                                httpGet: { path: "/ready" },
                                timeoutSeconds: 2,
                                failureThreshold: 3,
                                successThreshold: 2,
                            },
                        },
                    ],
                },
            },
            { provider },
        );
    }
    // Exported again, so that the next update of this stack still finds a platform.
    return {
        contractVersion: 1,
        environment: "prod",
        regions: reference.requireOutput("regions"),
        systems: reference.requireOutput("systems"),
    };
}
