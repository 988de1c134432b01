import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { PlatformData } from "./platform-data.ts";
import type { Settings } from "./settings.ts";

/** What the portal answers on its own health paths: `live` asks the process alone, `ready` the database as well. */
export const HEALTH = { live: "/health/live", ready: "/health/ready" } as const;

interface ServiceArgs {
    readonly settings: Settings;
    readonly image: pulumi.Output<string>;
    readonly region: pulumi.Output<string>;
    readonly identity: gcp.serviceaccount.Account;
    readonly data: pulumi.Output<PlatformData>;
}

/** The portal in one region, reached through its entrance alone. */
export function createService(part: string, args: ServiceArgs, provider: gcp.Provider): gcp.cloudrunv2.Service {
    const { settings, image, region, identity, data } = args;
    const probe = (path: string) => ({ httpGet: { path, port: 8080 }, periodSeconds: 5, timeoutSeconds: 2 });
    const environment = {
        REGION: region,
        DATABASE_NAME: data.database.name,
        DATABASE_WRITE: data.database.write,
        DATABASE_READ: data.database.read,
        CACHE: data.cache.near,
        CACHE_WRITE: data.cache.write,
    };
    return new gcp.cloudrunv2.Service(
        `web-${part}`,
        {
            name: "claims-portal",
            project: data.project,
            location: region,
            ingress: "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
            defaultUriDisabled: true,
            invokerIamDisabled: true,
            template: {
                serviceAccount: identity.email,
                timeout: "30s",
                scaling: { minInstanceCount: settings.instances.min, maxInstanceCount: settings.instances.max },
                vpcAccess: {
                    egress: "PRIVATE_RANGES_ONLY",
                    networkInterfaces: [{ network: data.network, subnetwork: data.subnetwork }],
                },
                containers: [
                    {
                        image,
                        ports: { containerPort: 8080 },
                        resources: { limits: { cpu: "1", memory: "512Mi" }, startupCpuBoost: true },
                        envs: Object.entries(environment).map(([name, value]) => ({ name, value })),
                        startupProbe: { ...probe(HEALTH.live), failureThreshold: 12 },
                        livenessProbe: { ...probe(HEALTH.live), failureThreshold: 3 },
                        readinessProbe: { ...probe(HEALTH.ready), failureThreshold: 3, successThreshold: 2 },
                    },
                ],
            },
        },
        { provider },
    );
}
