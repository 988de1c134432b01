import { refuse } from "../../../components/core/argument-error.ts";
import { forRegions } from "../../../components/core/by-region.ts";
import { Component, type ComponentOptions } from "../../../components/core/component.ts";
import { objectivesProblems, plainObjectives } from "../../../components/core/objectives.ts";
import { ImageRegistry } from "../../../components/gcp/image-registry.ts";
import { originHosts } from "../origins.ts";
import { inNoRegion, type SystemPlatform } from "../system-platform.ts";
import type { AgentBackendConfig } from "./config.ts";
import { createData } from "./data.ts";
import { createEdge } from "./entrance.ts";
import { createIdentities } from "./identities.ts";
import { backupPlans, OBJECTIVES } from "./objectives.ts";
import { createObservability } from "./observability.ts";
import { type AgentBackendOutputs, agentBackendOutputs } from "./outputs.ts";
import { createRegion } from "./region.ts";
import { createSecrets } from "./secrets.ts";
import { HEALTH_PATHS } from "./tables.ts";

export interface AgentBackendArgs extends AgentBackendConfig {
    readonly platform: SystemPlatform;
}

/** Agents in real time: FastAPI on Kubernetes in both regions, PostgreSQL, Redis with Sentinels, tokens checked at the edge (AG-01 to AG-13). */
export class AgentBackend extends Component {
    readonly outputs: AgentBackendOutputs;

    constructor(name: string, args: AgentBackendArgs, options?: ComponentOptions) {
        // Nothing can be made before the project's APIs are enabled.
        super("systems:AgentBackend", name, { after: [args.platform.google.services], ...options });
        refuse(`AgentBackend ${name}`, objectivesProblems(OBJECTIVES));
        const { platform } = args;
        const { regions } = platform;
        const backups = backupPlans(args);
        const base = inNoRegion(name, platform);
        const inside = { parent: this };

        // What is kept, and who may touch it.
        const registry = new ImageRegistry(name, { ...base, location: "us" }, inside);
        const identities = createIdentities(name, platform, this);
        const data = createData(name, args, identities, this);
        const secrets = createSecrets(name, platform, identities, this);

        // What runs, the same in both regions.
        const ready = { ...inside, after: [registry, data.pair, data.users, ...Object.values(secrets)] };
        const ground = { identities, data, secrets };
        const stacks = forRegions(regions, (region) => createRegion(name, args, region, ground, ready));

        // How requests get there.
        const hosts = originHosts(args.host, regions);
        const edge = createEdge(name, args, hosts, stacks, this);

        // What is watched.
        const alerts = createObservability(name, args, edge.balancer, this);

        this.outputs = agentBackendOutputs(name, args, {
            registry,
            data,
            identities,
            secrets,
            stacks,
            hosts,
            alerts,
            ...edge,
        });
        this.registerOutputs({
            system: name,
            regions,
            objectives: plainObjectives(OBJECTIVES),
            backups: { databaseDays: backups.database.keep.days, exportDays: backups.export.keep.days },
            endpoints: this.outputs.endpoints,
            health: HEALTH_PATHS,
        });
    }
}
