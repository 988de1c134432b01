import * as cloudflare from "@pulumi/cloudflare";
import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { readPlatform } from "ha-platform/contract";
import { createAlerts } from "./alerts.ts";
import { createEntrance } from "./entrance.ts";
import { createIdentity } from "./identity.ts";
import { dataIn } from "./platform-data.ts";
import { createRepository } from "./repository.ts";
import { createRouting } from "./routing.ts";
import { createService } from "./service.ts";
import { readSettings } from "./settings.ts";

/**
 * The portal: one service in both regions of the platform, on Claim Navigator's database and ESTA Tracker's cache, with an
 * entrance in each region and Cloudflare choosing a healthy one.
 */
export async function portal(): Promise<Record<string, unknown>> {
    const settings = readSettings();
    const name = `${pulumi.getOrganization()}/ha-platform/${pulumi.getStack()}`;
    const platform = readPlatform(new pulumi.StackReference("platform", { name }));
    const claims = platform.system("claim-navigator");
    const esta = platform.system("esta-tracker");
    const { primary, failover } = platform.regions;

    const { project } = dataIn(primary, claims, esta);
    const google = new gcp.Provider("google", { project });
    const edge = new cloudflare.Provider("edge", {});

    // The zone has to be there before names in it.
    const zone = new cloudflare.Zone(
        "zone",
        { account: { id: settings.cloudflareAccount }, name: settings.domain, type: "full" },
        { provider: edge, protect: true },
    );
    const image = createRepository({ project, image: settings.image }, google);
    const stand = (part: "primary" | "failover", region: pulumi.Output<string>) => {
        const data = dataIn(region, claims, esta);
        const identity = createIdentity(part, data, google);
        const service = createService(part, { settings, image, region, identity, data }, google);
        const host = `${part}.${settings.domain}`;
        return { host, service, ...createEntrance(part, { region, service, host, data, zone }, { google, edge }) };
    };
    const origins = { primary: stand("primary", primary), failover: stand("failover", failover) };
    const { url } = createRouting({ settings, zone, origins }, edge);
    createAlerts({ settings, project, service: origins.primary.service.name, claims }, google);

    return {
        url,
        identities: [origins.primary, origins.failover].map(({ service }) => service.template.serviceAccount),
    };
}
