import { EdgeRouter } from "../../../components/cloudflare/edge-router.ts";
import { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import { refuse } from "../../../components/core/argument-error.ts";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Component, type ComponentOptions } from "../../../components/core/component.ts";
import { objectivesProblems, plainObjectives } from "../../../components/core/objectives.ts";
import { AuditLog } from "../../../components/gcp/audit-log.ts";
import { ImageRegistry } from "../../../components/gcp/image-registry.ts";
import { ProjectServices } from "../../../components/gcp/project-services.ts";
import { WorkQueue } from "../../../components/gcp/work-queue.ts";
import { createOrigins, originHosts } from "../origins.ts";
import { inBothRegions, inNoRegion, type SystemPlatform } from "../system-platform.ts";
import type { ClaimNavigatorConfig } from "./config.ts";
import { createData } from "./data.ts";
import { entranceOf } from "./entrance.ts";
import { createIdentities } from "./identities.ts";
import { backupPlans, OBJECTIVES } from "./objectives.ts";
import { createObservability } from "./observability.ts";
import { type ClaimNavigatorOutputs, claimNavigatorOutputs } from "./outputs.ts";
import { routerConfig } from "./routing.ts";
import { createJobs, createVersions, createWorker } from "./services.ts";
import { HEALTH_PATHS, WORK_ATTEMPTS, WORK_DEADLINE } from "./tables.ts";

export interface ClaimNavigatorArgs extends ClaimNavigatorConfig {
    readonly platform: SystemPlatform;
}

/** Insurance claims: a serverless API in versions, PostgreSQL that follows across regions, Cloudflare in front (CN-01 to CN-16). */
export class ClaimNavigator extends Component {
    readonly outputs: ClaimNavigatorOutputs;

    constructor(name: string, args: ClaimNavigatorArgs, options?: ComponentOptions) {
        // Nothing can be made before the project's APIs are enabled.
        super("systems:ClaimNavigator", name, { after: [args.platform.google.services], ...options });
        refuse(`ClaimNavigator ${name}`, objectivesProblems(OBJECTIVES));
        const { platform } = args;
        const { regions, cloudflare: edge } = platform;
        const backups = backupPlans(args);
        const base = inNoRegion(name, platform);
        const both = inBothRegions(name, platform);
        const inside = { parent: this };

        // What is kept, and who may touch it.
        const apis = new ProjectServices(name, { ...base, services: ["pubsub"] }, inside);
        const registry = new ImageRegistry(name, { ...base, location: "us" }, inside);
        const identities = createIdentities(name, args, this);
        const data = createData(name, args, identities, this);
        new AuditLog(`${name}-audit`, { ...base, location: "global", retention: backups.audit }, inside);

        // What runs: migrations before the code that needs them.
        const ground = { identities, data };
        const ready = { ...inside, after: [registry, data.pair, data.users, data.names] };
        const jobs = createJobs(name, args, ground, ready);
        const migrated = { ...inside, after: [inRegion(jobs.migrate, regions.writer)] };
        const worker = createWorker(name, args, ground, migrated);
        const queue = new WorkQueue(
            `${name}-queue`,
            {
                ...both,
                ...base,
                projectNumber: data.files.projectNumber,
                workers: worker.services,
                deadline: WORK_DEADLINE,
                attempts: WORK_ATTEMPTS,
            },
            { ...inside, after: [apis] },
        );
        const versions = createVersions(name, args, ground, queue.topic, migrated);

        // How requests get there: by probes, and by real answers.
        const hosts = originHosts(args.host, regions);
        const origins = createOrigins(name, platform, hosts, (region) => entranceOf(args, versions, region), this);
        const balancer = new RegionLoadBalancer(
            name,
            {
                ...edge,
                host: args.host,
                regions,
                origins: forRegions(regions, (region) => ({
                    host: inRegion(hosts, region),
                    address: inRegion(origins, region).address,
                })),
                healthPath: HEALTH_PATHS.all,
                failover: OBJECTIVES.triggers.partition.failover,
            },
            inside,
        );
        const config = routerConfig(name, args, regions, hosts);
        const router = new EdgeRouter(`${name}-router`, { ...edge, host: args.host, config }, inside);

        // What is watched.
        const alerts = createObservability(name, args, { hosts, balancer, queue }, this);

        const parts = {
            registry,
            identities,
            data,
            queue,
            versions,
            worker,
            jobs,
            hosts,
            origins,
            balancer,
            router,
            alerts,
        };
        this.outputs = claimNavigatorOutputs(args, parts);
        this.registerOutputs({
            system: name,
            regions,
            objectives: plainObjectives(OBJECTIVES),
            backups: { databaseDays: backups.database.keep.days, auditDays: backups.audit.keep.days },
            endpoints: this.outputs.endpoints,
            health: HEALTH_PATHS,
        });
    }
}
