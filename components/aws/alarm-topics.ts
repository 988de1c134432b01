import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { policyDocument } from "./policy-document.ts";

type Step = "warning" | "critical";

export interface AlarmTopicsArgs {
    readonly accountId: string;
    /** Mail addresses by step of the alert ladder. A person confirms each subscription once. */
    readonly recipients: Readonly<Record<Step, readonly string[]>>;
    /** ARNs of topics in this region that exist already, such as those of chat and pager, by step. */
    readonly existing: Readonly<Record<Step, readonly string[]>>;
    /** ARN of a key whose policy names `ALARM_SENDERS`: they could not publish to a topic that they cannot encrypt for. */
    readonly key: pulumi.Input<string>;
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** AWS services that publish alarms. */
export const ALARM_SENDERS = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "backup.amazonaws.com"] as const;

/** Who is told at each step. Throws when nobody is. */
export function planAlarmTopics(name: string, args: Pick<AlarmTopicsArgs, "recipients" | "existing">) {
    const steps = ["warning", "critical"] as const;
    const problems = steps.flatMap((step): Problem[] =>
        args.recipients[step].length + args.existing[step].length > 0
            ? []
            : [
                  {
                      path: `recipients.${step}`,
                      reason: "must name at least one address, or an alarm rings unheard, got none",
                  },
              ],
    );
    refuse(`AlarmTopics ${name}`, problems);
    return steps.map((step) => ({
        step,
        subscriptions: args.recipients[step].map((endpoint, index) => ({ suffix: `${step}-${index + 1}`, endpoint })),
    }));
}

/** Where alarms of one region go, as alarms cannot reach topics of another: one topic for warnings, one for critical ones. */
export class AlarmTopics extends Component {
    readonly warning: readonly pulumi.Output<string>[];
    readonly critical: readonly pulumi.Output<string>[];

    constructor(name: string, args: AlarmTopicsArgs, options?: ComponentOptions) {
        super("aws:AlarmTopics", name, options);
        const inside = this.inside(args.provider);
        const topics = planAlarmTopics(name, args).map(({ step, subscriptions }) => {
            const topic = new aws.sns.Topic(
                this.child(step),
                { displayName: `${name} ${step}`, kmsMasterKeyId: args.key, tags: args.tags },
                inside,
            );
            new aws.sns.TopicPolicy(
                this.child(`${step}-senders`),
                { arn: topic.arn, policy: senders(topic.arn, args.accountId) },
                inside,
            );
            for (const { suffix, endpoint } of subscriptions) {
                new aws.sns.TopicSubscription(
                    this.child(suffix),
                    { topic: topic.arn, protocol: "email", endpoint },
                    inside,
                );
            }
            return [topic.arn, ...args.existing[step].map((arn) => pulumi.output(arn))];
        });
        const [warning = [], critical = []] = topics;
        this.warning = warning;
        this.critical = critical;
        this.registerOutputs({ warning: this.warning, critical: this.critical });
    }
}

/** The services may publish on behalf of this account only. */
function senders(topic: pulumi.Output<string>, accountId: string): pulumi.Output<string> {
    return policyDocument(
        ALARM_SENDERS.map((service) => ({
            principal: { Service: service },
            actions: ["sns:Publish"],
            resources: [topic],
            condition: { StringEquals: { "aws:SourceAccount": accountId } },
        })),
    );
}
