import { z } from "zod";
import type { ConfigProblem } from "../config-problems.ts";
import { SYSTEM_NAMES, type SystemName } from "../systems/settings.ts";
import { SHARED_PARTS, type SharedPart } from "./foundation-parts.ts";

export const foundationsSchema = z
    .strictObject({
        from: z
            .string()
            .regex(/^[^/\s]+\/[^/\s]+\/[^/\s]+$/)
            .optional()
            .describe("Stack that holds the foundations, such as organization/ha-platform/prod; left out, this one"),
        share: z
            .array(z.enum(SHARED_PARTS))
            .default([])
            .describe(`Foundations that this stack holds for other ones: ${SHARED_PARTS.join(", ")}`),
        hosts: z
            .array(z.enum(SYSTEM_NAMES))
            .default([])
            .describe("Systems of other stacks whose edge rules stand in this one's zone; it keeps their settings"),
    })
    .default({ share: [], hosts: [] })
    .describe("What stacks share when one system has a stack of its own: docs/splitting-stacks.md");

/** Which foundations a stack has from another one, or holds for other ones. */
export interface FoundationSettings {
    /** Stack that holds them, when it is not this one. */
    readonly from?: string | undefined;
    readonly share: readonly SharedPart[];
    /** Systems of other stacks whose edge rules stand in this one's zone. */
    readonly hosts: readonly SystemName[];
}

/** What contradicts itself, also with the systems that the stack runs. */
export function foundationProblems(
    { from, share, hosts }: FoundationSettings,
    systems: readonly SystemName[],
): ConfigProblem[] {
    const problems: ConfigProblem[] = [];
    if (from !== undefined && share.length + hosts.length > 0) {
        problems.push({
            path: "foundations.from",
            reason: `must be left out where share or hosts is set, got ${from}`,
        });
    }
    if (systems.length === 0 && share.length === 0) {
        problems.push({
            path: "systems",
            reason: "must name at least one system unless foundations are shared, got none",
        });
    }
    const both = hosts.filter((system) => systems.includes(system));
    if (both.length > 0) {
        problems.push({
            path: "foundations.hosts",
            reason: `must name systems of other stacks, got ${both.join(", ")}, which this one runs`,
        });
    }
    return problems;
}
