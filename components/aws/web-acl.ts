import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface WebAclArgs {
    /** `CLOUDFRONT` needs a provider of us-east-1; `REGIONAL` guards load balancers of the provider's region. */
    readonly scope: "CLOUDFRONT" | "REGIONAL";
    /** Requests that one address may make in a minute before it gets 429. */
    readonly requestsPerMinute: number;
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** Smallest limit of a rate rule (https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html, 2026-11-22). */
const LEAST = 10;

/** The rules in order. Throws when the rate is below what WAF counts. */
export function planWebAcl(name: string, { requestsPerMinute }: Pick<WebAclArgs, "requestsPerMinute">) {
    if (requestsPerMinute < LEAST) {
        refuse(`WebAcl ${name}`, [
            { path: "requestsPerMinute", reason: `must be at least ${LEAST}, got ${requestsPerMinute}` },
        ]);
    }
    return [
        {
            name: "rate",
            priority: 0,
            action: { block: { customResponse: { responseCode: 429 } } },
            statement: {
                rateBasedStatement: { limit: requestsPerMinute, evaluationWindowSec: 60, aggregateKeyType: "IP" },
            },
            visibilityConfig: visible("rate"),
        },
        {
            name: "known-bad-inputs",
            priority: 1,
            overrideAction: { none: {} },
            statement: {
                managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesKnownBadInputsRuleSet" },
            },
            visibilityConfig: visible("known-bad-inputs"),
        },
    ];
}

/** A limit for each client address, and what AWS knows to be attacks. */
export class WebAcl extends Component {
    readonly arn: pulumi.Output<string>;

    constructor(name: string, args: WebAclArgs, options?: ComponentOptions) {
        super("aws:WebAcl", name, options);
        const rules = planWebAcl(name, args);
        const acl = new aws.wafv2.WebAcl(
            this.child("acl"),
            {
                scope: args.scope,
                defaultAction: { allow: {} },
                rules,
                visibilityConfig: visible("all"),
                tags: args.tags,
            },
            this.inside(args.provider),
        );
        this.arn = acl.arn;
        this.registerOutputs({ arn: this.arn, scope: args.scope });
    }
}

function visible(metricName: string) {
    return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}
