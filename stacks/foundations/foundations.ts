import * as cloudflare from "@pulumi/cloudflare";
import type { HostRules } from "../../components/cloudflare/zone-rules.ts";
import type { PlatformConfig } from "../config.ts";
import type { SystemPlatform } from "../systems/system-platform.ts";
import { createAwsFoundation } from "./aws.ts";
import { createClusterFoundation } from "./clusters.ts";
import { createDatabasesFoundation } from "./databases.ts";
import { createEdgeFoundation } from "./edge.ts";
import { createGoogleFoundation } from "./google.ts";
import { createGoogleProviders } from "./google-providers.ts";

/** Everything that the systems of a stack share. Each part is built when the first system asks for it, and only then. */
export class Foundations implements SystemPlatform {
    readonly #config: PlatformConfig;
    readonly #hosts: readonly HostRules[];
    #google: SystemPlatform["google"] | undefined;
    #databases: SystemPlatform["databases"] | undefined;
    #cloudflare: SystemPlatform["cloudflare"] | undefined;
    #clusters: SystemPlatform["clusters"] | undefined;
    #aws: SystemPlatform["aws"] | undefined;

    /** `hosts` are the edge rules of all systems: a zone takes one ruleset for each phase. */
    constructor(config: PlatformConfig, hosts: readonly HostRules[]) {
        this.#config = config;
        this.#hosts = hosts;
    }

    get environment() {
        return this.#config.environment;
    }
    get regions() {
        return this.#config.regions;
    }
    get protect() {
        return this.#config.protect;
    }
    get alerts() {
        return this.#config.alerts;
    }
    get runbooks() {
        return this.#config.runbooks;
    }

    get google() {
        this.#google ??= createGoogleFoundation(this.#config, createGoogleProviders(this.#config));
        return this.#google;
    }

    get databases() {
        this.#databases ??= createDatabasesFoundation(this.#config, this.google);
        return this.#databases;
    }

    get cloudflare() {
        this.#cloudflare ??= createEdgeFoundation(this.#config, new cloudflare.Provider("cloudflare"), this.#hosts);
        return this.#cloudflare;
    }

    get clusters() {
        this.#clusters ??= createClusterFoundation(this.#config, this.google);
        return this.#clusters;
    }

    get aws() {
        this.#aws ??= createAwsFoundation(this.#config);
        return this.#aws;
    }
}
