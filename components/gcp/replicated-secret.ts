import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { byName, type RegionPair } from "../core/region-pair.ts";

export interface ReplicatedSecretArgs {
    readonly project: string;
    /** Name of the secret; its value is added by its owner. */
    readonly secretId: string;
    readonly regions: RegionPair;
    /** IAM members that may read it, by a name that is stable: `{ "api-us-central1": "serviceAccount:…" }`. */
    readonly readers: Readonly<Record<string, pulumi.Input<string>>>;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/** A version that is destroyed by mistake can be had back for so long. */
const DESTROYED_AFTER = Duration.days(7);

/**
 * A secret whose value is kept in both regions. The platform makes the container and says who may read it; values are
 * added by their owner and never pass through the program or its state.
 */
export class ReplicatedSecret extends Component {
    /** `projects/<project>/secrets/<id>`. */
    readonly secretName: pulumi.Output<string>;

    constructor(name: string, args: ReplicatedSecretArgs, options?: ComponentOptions) {
        super("gcp:ReplicatedSecret", name, options);
        const secret = new gcp.secretmanager.Secret(
            this.child("secret"),
            {
                project: args.project,
                secretId: args.secretId,
                labels: args.labels,
                deletionProtection: args.protect,
                versionDestroyTtl: DESTROYED_AFTER.toGoogle(),
                replication: { userManaged: { replicas: byName(args.regions).map((location) => ({ location })) } },
            },
            this.inside(args.provider, { protect: args.protect }),
        );
        for (const [reader, member] of Object.entries(args.readers)) {
            new gcp.secretmanager.SecretIamMember(
                this.child(`reader-${reader}`),
                {
                    project: args.project,
                    secretId: secret.secretId,
                    role: "roles/secretmanager.secretAccessor",
                    member,
                },
                this.inside(args.provider),
            );
        }
        this.secretName = secret.id;
        this.registerOutputs({ secretName: this.secretName });
    }
}
