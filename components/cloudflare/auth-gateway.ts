import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { cloudName } from "../core/naming.ts";
import { type GatewayConfig, parseGatewayConfig } from "./auth-gateway/config.ts";
import { workerScript } from "./worker-script.ts";

export interface AuthGatewayArgs {
    readonly accountId: string;
    readonly zoneId: pulumi.Input<string>;
    /** Host name whose every request passes through the gateway. No other Route may match it. */
    readonly host: string;
    /** Issuer, audience, paths without a token, and where requests go on. */
    readonly config: GatewayConfig;
    /** Name of the edge router's script: the only place that the gateway sends requests to. */
    readonly router: pulumi.Input<string>;
    /**
     * Secret of the account's Secrets Store whose value shows origins that a request came through the gateway. The
     * value is put there by hand and never passes through this program.
     */
    readonly originKey: { readonly storeId: string; readonly secretName: string };
    readonly provider: pulumi.ProviderResource;
}

/** The Worker's name and plain bindings. Throws, with the gateway's own sentences, on what it would refuse at start. */
export function planAuthGateway(name: string, { config, originKey }: Pick<AuthGatewayArgs, "config" | "originKey">) {
    const parsed = parseGatewayConfig(JSON.parse(JSON.stringify(config)));
    const problems: Problem[] =
        "problems" in parsed ? parsed.problems.map((reason) => ({ path: "config", reason })) : [];
    const { freshForMs, refetchAfterMs } = config.keys;
    if (refetchAfterMs > freshForMs) {
        problems.push({
            path: "config.keys.refetchAfterMs",
            reason: `must not be longer than freshForMs (${freshForMs}), or keys grow old before they may be asked for, got ${refetchAfterMs}`,
        });
    }
    if (!/^[0-9a-f]{32}$/.test(originKey.storeId)) {
        problems.push({
            path: "originKey.storeId",
            reason: `must be the id of a Secrets Store, 32 hexadecimal digits, got "${originKey.storeId}"`,
        });
    }
    refuse(`AuthGateway ${name}`, problems);
    return {
        scriptName: cloudName("cloudflare-worker", name),
        bindings: [
            { type: "json", name: "CONFIG", json: JSON.stringify(config) },
            { type: "secrets_store_secret", name: "ORIGIN_KEY", ...originKey },
        ],
    };
}

/**
 * Checks the token of every request at the edge: signature, issuer, audience and time, with keys that rotate. What does
 * not pass, but for the open health paths, ends here, also when the gateway itself is broken or the issuer is down.
 */
export class AuthGateway extends Component {
    readonly scriptName: pulumi.Output<string>;

    constructor(name: string, args: AuthGatewayArgs, options?: ComponentOptions) {
        super("cloudflare:AuthGateway", name, options);
        const { scriptName, bindings } = planAuthGateway(name, args);
        const inside = this.inside(args.provider);
        const script = new cloudflare.WorkersScript(
            this.child("script"),
            {
                accountId: args.accountId,
                scriptName,
                ...workerScript("auth-gateway"),
                bindings: [...bindings, { type: "service", name: "NEXT", service: args.router }],
            },
            inside,
        );
        new cloudflare.WorkersRoute(
            this.child("route"),
            { zoneId: args.zoneId, pattern: `${args.host}/*`, script: script.scriptName },
            inside,
        );
        this.scriptName = script.scriptName;
        this.registerOutputs({ scriptName: this.scriptName, host: args.host });
    }
}
