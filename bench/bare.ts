import * as cloudflare from "@pulumi/cloudflare";
import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "../stacks/config.ts";
import { createGoogleProviders } from "../stacks/foundations/google-providers.ts";

/** `bench:resources` resources without components, dependencies or plans: what the engine needs at the least. */
export async function platform(): Promise<Record<string, unknown>> {
    const config = readConfig();
    const { [config.regions.primary]: google } = createGoogleProviders(config);
    const edge = new cloudflare.Provider("cloudflare");
    if (!google) throw new Error(`no provider for region ${config.regions.primary}`);
    const count = new pulumi.Config("bench").requireNumber("resources");
    const { accountId } = config.cloudflare;
    for (let index = 0; index < count; index++) {
        if (index % 3 === 0) {
            new cloudflare.LoadBalancerMonitor(
                `monitor-${index}`,
                { accountId, type: "https", path: "/health", interval: 60, timeout: 5, expectedCodes: "200" },
                { provider: edge },
            );
        } else {
            new gcp.storage.Bucket(
                `bucket-${index}`,
                { location: "US", uniformBucketLevelAccess: true },
                { provider: google },
            );
        }
    }
    return {};
}
