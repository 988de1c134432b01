import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type ByRegion, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { RegionPair } from "../core/region-pair.ts";

export interface AdministratorPasswordArgs {
    readonly regions: RegionPair;
    /** ARN of the key that encrypts it, by region. */
    readonly keys: ByRegion<pulumi.Input<string>>;
    readonly tags: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

/** Raised by one, AWS draws another password, and whoever reads this one gets that. */
const GENERATION = 1;

/**
 * The first password of a database's administrator: drawn by AWS, kept in Secrets Manager in both regions, handed on as a
 * secret that providers only write. RDS could keep it by itself, but not for a database that has a replica.
 */
export class AdministratorPassword extends Component {
    readonly secretArn: pulumi.Output<string>;
    readonly #version: aws.secretsmanager.SecretVersion;
    readonly #secret: aws.secretsmanager.Secret;
    readonly #reading: pulumi.ProviderResource;

    constructor(name: string, args: AdministratorPasswordArgs, options?: ComponentOptions) {
        super("aws:AdministratorPassword", name, options);
        const home = inRegion(args.providers, args.regions.primary);
        // Only the writer's region is asked, so that the loss of the other one stops no deployment.
        this.#reading = inRegion(args.providers, args.regions.writer);
        const abroad = args.regions.failover;
        this.#secret = new aws.secretsmanager.Secret(
            this.child("secret"),
            {
                description: `${name}: first password of the administrator`,
                kmsKeyId: inRegion(args.keys, args.regions.primary),
                replicas: [{ region: abroad, kmsKeyId: inRegion(args.keys, abroad) }],
                // Without protection the name must be free again at once, for the next deployment of the same stack.
                recoveryWindowInDays: args.protect ? 30 : 0,
                tags: args.tags,
            },
            { ...this.inside(home), protect: args.protect },
        );
        const drawn = aws.secretsmanager.getRandomPasswordOutput(
            { passwordLength: 40, excludePunctuation: true },
            { parent: this, provider: this.#reading },
        );
        this.#version = new aws.secretsmanager.SecretVersion(
            this.child("version"),
            {
                secretId: this.#secret.id,
                secretStringWo: pulumi.secret(drawn.randomPassword),
                secretStringWoVersion: GENERATION,
            },
            this.inside(home),
        );
        this.secretArn = this.#secret.arn;
        this.registerOutputs({ secretArn: this.secretArn });
    }

    /** What Secrets Manager holds, and not what was drawn: a run that broke off in between leaves the two different. */
    credentials(): { readonly passwordWo: pulumi.Output<string>; readonly passwordWoVersion: number } {
        const held = aws.secretsmanager.getSecretVersionOutput(
            { secretId: this.#secret.name, versionId: this.#version.versionId },
            { parent: this, provider: this.#reading },
        );
        return { passwordWo: pulumi.secret(held.secretString), passwordWoVersion: GENERATION };
    }
}
