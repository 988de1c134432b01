import type { ByRegion } from "../../../components/core/by-region.ts";
import { inRegion } from "../../../components/core/by-region.ts";
import { plainCircuitBreaker } from "../../../components/core/circuit-breaker.ts";
import { plainObjectives } from "../../../components/core/objectives.ts";
import type { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import type { ImageRegistry } from "../../../components/gcp/image-registry.ts";
import { plainPool } from "../../../components/kubernetes/pgbouncer.ts";
import type { AgentBackendContract } from "../../contract/agent-backend.ts";
import type { Outputs } from "../../contract/parts.ts";
import { each } from "../each.ts";
import type { Data } from "./data.ts";
import type { EdgeParts } from "./entrance.ts";
import type { Identities } from "./identities.ts";
import { OBJECTIVES } from "./objectives.ts";
import { DRILLS, recoverySteps } from "./recovery.ts";
import type { RegionStack } from "./region.ts";
import type { Secrets } from "./secrets.ts";
import type { AgentBackendArgs } from "./system.ts";
import { AGENT_CALLS, APPS, CIRCUIT_BREAKERS, DATABASE, HEALTH_PATHS, POOLED } from "./tables.ts";

export type AgentBackendOutputs = Outputs<AgentBackendContract>;

export interface AgentBackendParts extends EdgeParts {
    readonly registry: ImageRegistry;
    readonly data: Data;
    readonly identities: Identities;
    readonly secrets: Secrets;
    readonly stacks: ByRegion<RegionStack>;
    readonly hosts: ByRegion<string>;
    readonly alerts: AlertPolicies;
}

/** What application teams may rely on. */
export function agentBackendOutputs(
    name: string,
    args: AgentBackendArgs,
    parts: AgentBackendParts,
): AgentBackendOutputs {
    const { pair, users, copy } = parts.data;
    const { live, previous: _, ...images } = args.releases;
    return {
        endpoints: {
            public: `https://${args.host}`,
            regions: each(parts.hosts, (host) => `https://${host}`),
            addresses: each(parts.stacks, ({ address }) => address),
        },
        authentication: {
            issuer: args.auth.issuer,
            audience: args.auth.audience,
            openPaths: Object.values(HEALTH_PATHS),
        },
        redis: each(parts.stacks, ({ cache }) => ({
            sentinels: cache.sentinels,
            group: cache.group,
            failoverSeconds: cache.failover.seconds,
        })),
        database: {
            kind: "postgres",
            name: DATABASE,
            writer: args.platform.regions.writer,
            instances: pair.connectionNames,
            pool: { ...plainPool(POOLED), write: "write", read: "read" },
            authentication: "iam",
            user: inRegion(users.users, APPS.backend),
            replicating: pair.replicating,
        },
        export: { object: copy.object, keepDays: args.export.keepDays },
        images: {
            registry: parts.registry.url,
            live,
            running: Object.fromEntries(
                Object.entries(images).flatMap(([colour, image]) => (image === undefined ? [] : [[colour, image]])),
            ),
        },
        secrets: each(parts.secrets, ({ secretName }) => secretName),
        serviceAccounts: each(parts.identities, ({ email }) => email),
        clusters: each(args.platform.clusters.regions, ({ clusterName }) => clusterName),
        namespace: name,
        health: HEALTH_PATHS,
        edge: {
            gateway: parts.gateway.scriptName,
            router: parts.router.scriptName,
            timeToFailOverSeconds: parts.balancer.timeToFailOver.seconds,
        },
        agentCalls: {
            connectMilliseconds: AGENT_CALLS.connect.milliseconds,
            answerMilliseconds: AGENT_CALLS.answer.milliseconds,
            atOnce: AGENT_CALLS.atOnce,
            retries: AGENT_CALLS.retries,
        },
        circuitBreakers: each(CIRCUIT_BREAKERS, plainCircuitBreaker),
        recovery: recoverySteps(name, args, parts),
        drills: DRILLS.map(({ name: drill, every, proves }) => ({ name: drill, everyDays: every.days, proves })),
        objectives: plainObjectives(OBJECTIVES),
        alerts: parts.alerts.ladders,
        runbooks: parts.alerts.runbooks,
    };
}
