import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { PostgresPair } from "./postgres-pair.ts";

export interface PostgresUsersArgs {
    readonly project: string;
    /** The pair that the users may log in to. */
    readonly pair: PostgresPair;
    /** Mail addresses of service accounts by a stable name, such as `api-us-central1`. */
    readonly accounts: Readonly<Record<string, pulumi.Input<string>>>;
    readonly provider: pulumi.ProviderResource;
}

/** Lets service accounts log in to a pair's databases by IAM; what they may do there is granted by migrations. */
export class PostgresUsers extends Component {
    /** Database user by the same names: the address without its final `.gserviceaccount.com`. */
    readonly users: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, args: PostgresUsersArgs, options?: ComponentOptions) {
        super("gcp:PostgresUsers", name, options);
        const { pair, accounts, provider, project } = args;
        const writers = Object.values(pair.instances);
        this.users = Object.fromEntries(
            Object.entries(accounts).map(([role, email]) => {
                const user = pulumi.output(email).apply((address) => address.replace(/\.gserviceaccount\.com$/, ""));
                new gcp.sql.User(
                    this.child(role),
                    { project, instance: pair.writerName, name: user, type: "CLOUD_IAM_SERVICE_ACCOUNT" },
                    // Stays with the instance it was made on, as the pair's databases do.
                    this.inside(provider, { ignoreChanges: ["instance"], after: writers }),
                );
                return [role, user];
            }),
        );
        this.registerOutputs({ accounts: Object.keys(accounts) });
    }
}
