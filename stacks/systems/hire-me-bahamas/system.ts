import { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import { StaticSite } from "../../../components/cloudflare/static-site.ts";
import { refuse } from "../../../components/core/argument-error.ts";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Component, type ComponentOptions } from "../../../components/core/component.ts";
import { objectivesProblems, plainObjectives } from "../../../components/core/objectives.ts";
import { ImageRegistry } from "../../../components/gcp/image-registry.ts";
import { originHosts } from "../origins.ts";
import { inNoRegion, type SystemPlatform } from "../system-platform.ts";
import { reserveAddresses } from "./addresses.ts";
import type { HireMeBahamasConfig } from "./config.ts";
import { createData } from "./data.ts";
import { OBJECTIVES } from "./objectives.ts";
import { createObservability } from "./observability.ts";
import { type HireMeBahamasOutputs, hireMeBahamasOutputs } from "./outputs.ts";
import { HEALTH_PATHS } from "./tables.ts";
import { createWorkloads } from "./workloads.ts";

export interface HireMeBahamasArgs extends HireMeBahamasConfig {
    readonly platform: SystemPlatform;
}

/** Jobs in the Bahamas: pages at the edge, the API on Kubernetes in both regions, PostgreSQL behind pools (HB-01 to HB-15). */
export class HireMeBahamas extends Component {
    readonly outputs: HireMeBahamasOutputs;

    constructor(name: string, args: HireMeBahamasArgs, options?: ComponentOptions) {
        // Nothing can be made before the project's APIs are enabled.
        super("systems:HireMeBahamas", name, { after: [args.platform.google.services], ...options });
        refuse(`HireMeBahamas ${name}`, objectivesProblems(OBJECTIVES));
        const { platform } = args;
        const { regions, cloudflare: edge } = platform;
        const inside = { parent: this };

        // What is kept, and who may touch it.
        const registry = new ImageRegistry(name, { ...inNoRegion(name, platform), location: "us" }, inside);
        const data = createData(name, args, this);

        // What runs: pages at the edge, the application behind its proxies in both regions.
        const { directory, release, served } = args.site;
        const site = new StaticSite(
            `${name}-site`,
            {
                ...edge,
                host: args.site.host,
                release: { name: release, directory, ...(served !== undefined && { served }) },
                unchanging: ["/assets/"],
                otherPaths: "single-page-application",
            },
            inside,
        );
        const addresses = reserveAddresses(name, platform, this);
        const workloads = createWorkloads(name, args, data, addresses, this);

        // How requests get there.
        const hosts = originHosts(args.host, regions);
        const balancer = new RegionLoadBalancer(
            name,
            {
                ...edge,
                host: args.host,
                regions,
                origins: forRegions(regions, (region) => ({
                    host: inRegion(hosts, region),
                    address: inRegion(addresses, region).external,
                })),
                healthPath: HEALTH_PATHS.all,
                failover: OBJECTIVES.triggers.partition.failover,
                sessions: args.backend.sessions,
            },
            inside,
        );

        // What is watched.
        const alerts = createObservability(name, args, { data, workloads, balancer }, this);

        this.outputs = hireMeBahamasOutputs(args, { registry, data, site, hosts, addresses, balancer, alerts });
        this.registerOutputs({
            system: name,
            regions,
            objectives: plainObjectives(OBJECTIVES),
            backups: { databaseDays: args.database.backupDays },
            endpoints: this.outputs.endpoints,
            health: HEALTH_PATHS,
        });
    }
}
