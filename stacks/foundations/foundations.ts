import type { PlatformConfig } from "../config.ts";
import type { SystemPlatform } from "../systems/system-platform.ts";
import { createAwsFoundation } from "./aws.ts";
import type { FoundationParts } from "./foundation-parts.ts";

/** Everything that the systems of a stack share. Each part is asked for when the first system needs it, and only then. */
export class Foundations implements SystemPlatform {
    readonly #config: PlatformConfig;
    readonly #parts: FoundationParts;
    #google: SystemPlatform["google"] | undefined;
    #databases: SystemPlatform["databases"] | undefined;
    #cloudflare: SystemPlatform["cloudflare"] | undefined;
    #clusters: SystemPlatform["clusters"] | undefined;
    #aws: SystemPlatform["aws"] | undefined;

    constructor(config: PlatformConfig, parts: FoundationParts) {
        this.#config = config;
        this.#parts = parts;
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
        this.#google ??= this.#parts.google();
        return this.#google;
    }

    get databases() {
        this.#databases ??= this.#parts.databases(this.google);
        return this.#databases;
    }

    get cloudflare() {
        this.#cloudflare ??= this.#parts.cloudflare();
        return this.#cloudflare;
    }

    get clusters() {
        this.#clusters ??= this.#parts.clusters(this.google);
        return this.#clusters;
    }

    get aws() {
        this.#aws ??= createAwsFoundation(this.#config);
        return this.#aws;
    }
}
