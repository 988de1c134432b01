import type { RouterConfig } from "../../components/cloudflare/edge-router/configuration/config.ts";
import { routerConfig } from "../../stacks/systems/esta-tracker/routing.ts";

/** The regions of ESTA Tracker, and its configuration with times that fit a drill; everything else is as it is deployed. */
export function drillConfig(ports: { readonly primary: number; readonly other: number }): RouterConfig {
    const deployed = routerConfig(
        "esta-tracker",
        { primary: "us-central1", failover: "us-east1", writer: "us-central1" },
        { "us-central1": `127.0.0.1:${ports.primary}`, "us-east1": `127.0.0.1:${ports.other}` },
    );
    return {
        ...deployed,
        timeouts: { connectAndFirstByteMs: 1000, readMs: 4000, writeMs: 3000, slowPaths: [] },
        evidence: { ...deployed.evidence, expiresAfterMs: 5000 },
    };
}
