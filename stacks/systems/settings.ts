import type { z } from "zod";
import type { RegionPair } from "../../components/core/region-pair.ts";
import type { ConfigProblem } from "../config-problems.ts";
import { agentBackendProblems, agentBackendSchema } from "./agent-backend/config.ts";
import { claimNavigatorProblems, claimNavigatorSchema } from "./claim-navigator/config.ts";
import { eratoProblems, eratoSchema } from "./erato/config.ts";
import { estaTrackerProblems, estaTrackerSchema } from "./esta-tracker/config.ts";
import { hireMeBahamasProblems, hireMeBahamasSchema } from "./hire-me-bahamas/config.ts";

/** What a system's settings have to agree with besides themselves. */
export interface StackValues {
    readonly protect: boolean;
    readonly regions: RegionPair;
    readonly cloudflare: { readonly domain: string };
    readonly aws: {
        readonly regions: RegionPair;
        readonly zones: Readonly<Record<string, readonly string[]>>;
    };
}

/** A stack file's keys for the systems, each optional: it is required when `systems` names the system. */
export const systemSchemas = {
    "claim-navigator": claimNavigatorSchema
        .optional()
        .describe("Settings of Claim Navigator; required when systems names it"),
    "esta-tracker": estaTrackerSchema.optional().describe("Settings of ESTA Tracker; required when systems names it"),
    "hire-me-bahamas": hireMeBahamasSchema
        .optional()
        .describe("Settings of HireMeBahamas; required when systems names it"),
    "agent-backend": agentBackendSchema
        .optional()
        .describe("Settings of the agent backend; required when systems names it"),
    erato: eratoSchema.optional().describe("Settings of Erato; required when systems names it"),
};

export type SystemName = keyof typeof systemSchemas;
export type SystemSettings = { readonly [Name in SystemName]: NonNullable<z.infer<(typeof systemSchemas)[Name]>> };

export const SYSTEM_NAMES = [
    "claim-navigator",
    "esta-tracker",
    "hire-me-bahamas",
    "agent-backend",
    "erato",
] as const satisfies readonly SystemName[];

type Values = StackValues & { readonly [Name in SystemName]?: SystemSettings[Name] | undefined };

/** What is wrong with one system's settings that its schema cannot show. Empty when it has no settings. */
export function systemProblems(system: SystemName, values: Values): ConfigProblem[] {
    const checks: { readonly [Name in SystemName]: () => ConfigProblem[] } = {
        "claim-navigator": () => claimNavigatorProblems(values["claim-navigator"], values),
        "esta-tracker": () => estaTrackerProblems(values["esta-tracker"], values),
        "hire-me-bahamas": () => hireMeBahamasProblems(values["hire-me-bahamas"], values),
        "agent-backend": () => agentBackendProblems(values["agent-backend"], values),
        erato: () => eratoProblems(values.erato, values),
    };
    return checks[system]();
}
