import * as cloudflare from "@pulumi/cloudflare";
import type { HostRules } from "../../components/cloudflare/zone-rules.ts";
import type { PlatformConfig } from "../config.ts";
import { createClusterFoundation } from "./clusters.ts";
import { createDatabasesFoundation } from "./databases.ts";
import { createEdgeFoundation } from "./edge.ts";
import type { FoundationParts } from "./foundation-parts.ts";
import { createGoogleFoundation } from "./google.ts";
import { createGoogleProviders } from "./google-providers.ts";

/** Foundations that the stack builds itself. `hosts` are the edge rules of all systems: a zone takes one ruleset for each phase. */
export function ownFoundations(config: PlatformConfig, hosts: readonly HostRules[]): FoundationParts {
    return {
        google: () => createGoogleFoundation(config, createGoogleProviders(config)),
        databases: (google) => createDatabasesFoundation(config, google),
        clusters: (google) => createClusterFoundation(config, google),
        cloudflare: () => createEdgeFoundation(config, new cloudflare.Provider("cloudflare"), hosts),
    };
}
