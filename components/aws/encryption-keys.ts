import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { RegionPair } from "../core/region-pair.ts";
import { policyDocument } from "./policy-document.ts";

export interface EncryptionKeysArgs {
    readonly accountId: string;
    readonly regions: RegionPair;
    /** AWS services that encrypt with it on their own account, such as `cloudwatch.amazonaws.com` for alarms to a topic. */
    readonly services: readonly string[];
    readonly tags: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

/** Whoever deletes a key by mistake has this long to notice; the longest that KMS allows. */
const DELETION_WINDOW_DAYS = 30;

/**
 * One key in each region, neither a copy of the other: losing a region, or the key of one, leaves what the other one
 * encrypts readable. Rotated every year.
 */
export class EncryptionKeys extends Component {
    /** ARN of the key by region. */
    readonly arns: ByRegion<pulumi.Output<string>>;

    constructor(name: string, args: EncryptionKeysArgs, options?: ComponentOptions) {
        super("aws:EncryptionKeys", name, options);
        const root = `arn:aws:iam::${args.accountId}:root`;
        const policy = policyDocument([
            { principal: { AWS: root }, actions: ["kms:*"], resources: ["*"] },
            ...args.services.map((service) => ({
                principal: { Service: service },
                actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
                resources: ["*"],
                condition: { StringEquals: { "aws:SourceAccount": args.accountId } },
            })),
        ]);
        this.arns = forRegions(args.regions, (region) => {
            const inside = this.inside(inRegion(args.providers, region));
            const key = new aws.kms.Key(
                this.child(region),
                {
                    description: `${name} in ${region}`,
                    enableKeyRotation: true,
                    deletionWindowInDays: DELETION_WINDOW_DAYS,
                    policy,
                    tags: args.tags,
                },
                { ...inside, protect: args.protect },
            );
            new aws.kms.Alias(this.child(`${region}-alias`), { name: `alias/${name}`, targetKeyId: key.keyId }, inside);
            return key.arn;
        });
        this.registerOutputs({ regions: args.regions, arns: this.arns });
    }
}
