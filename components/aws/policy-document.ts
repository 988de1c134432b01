import * as pulumi from "@pulumi/pulumi";

/** One permission. Resources may be outputs; actions are named one by one. */
export interface Statement {
    readonly actions: readonly string[];
    readonly resources: readonly pulumi.Input<string>[];
    /** Who is allowed, on a policy of a resource: `{ Service: "backup.amazonaws.com" }`. Absent on a role's policy. */
    readonly principal?: Readonly<Record<string, pulumi.Input<string>>>;
    /** By operator and key: `{ StringEquals: { "aws:SourceAccount": "123456789012" } }`. */
    readonly condition?: Readonly<Record<string, Readonly<Record<string, pulumi.Input<string>>>>>;
    /** Default: allowed. */
    readonly effect?: "Allow" | "Deny";
}

/** A policy as the JSON text that AWS takes. */
export function policyDocument(statements: readonly Statement[]): pulumi.Output<string> {
    return pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: statements.map(({ effect = "Allow", principal, actions, resources, condition }) => ({
            Effect: effect,
            ...(principal && { Principal: principal }),
            Action: actions,
            Resource: resources,
            ...(condition && { Condition: condition }),
        })),
    });
}

/** Lets an AWS service take on a role, for resources of this account only. */
export function assumedBy(service: string, accountId: string): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: service },
                Action: "sts:AssumeRole",
                Condition: { StringEquals: { "aws:SourceAccount": accountId } },
            },
        ],
    });
}
