import { z } from "zod";
import { agentBackend } from "./agent-backend.ts";
import { claimNavigator } from "./claim-navigator.ts";
import { erato } from "./erato.ts";
import { estaTracker } from "./esta-tracker.ts";
import { always, text } from "./fields.ts";
import { foundations } from "./foundations.ts";
import { hireMeBahamas } from "./hire-me-bahamas.ts";
import { type Contract, regions } from "./parts.ts";

export const CONTRACT_VERSION = 1;

/** The contract of each system, by its name. */
export const systems = {
    "claim-navigator": claimNavigator,
    "esta-tracker": estaTracker,
    "hire-me-bahamas": hireMeBahamas,
    "agent-backend": agentBackend,
    erato,
} as const;

/**
 * What the stack exports: the platform's promise to application teams. Fields are only ever added; a field that has to
 * go is first marked as deprecated with a date (`fields.ts`).
 */
export const platformContract = z.object({
    contractVersion: always(CONTRACT_VERSION, "Changes when a program that reads the contract has to change"),
    environment: text("What the stack is for: its name, unless its configuration says otherwise", "prod"),
    regions,
    foundations: foundations.optional().describe("What further stacks of this program stand on, where it shares any"),
    systems: z.object(systems).partial().describe("The systems that this stack runs"),
});

export type SystemContracts = { readonly [Name in keyof typeof systems]: Contract<(typeof systems)[Name]> };
export type PlatformContract = Contract<typeof platformContract>;
