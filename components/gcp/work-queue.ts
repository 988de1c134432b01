import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { type ByRegion, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { byName, inOrder, type RegionPair } from "../core/region-pair.ts";
import type { RegionalService } from "./regional-service.ts";
import { ServiceIdentity } from "./service-identity.ts";

export interface WorkQueueArgs {
    readonly project: string;
    /** Number of the project: Google's own service account for queues is named after it. */
    readonly projectNumber: pulumi.Input<number>;
    readonly regions: RegionPair;
    /** Gets the work by POST; work goes to the writer region's. */
    readonly workers: ByRegion<RegionalService>;
    /** Longest time a piece of work may take; afterwards it is given out again. */
    readonly deadline: Duration;
    /** Times that a piece of work is given out before it is put aside as a dead letter. */
    readonly attempts: number;
    readonly labels: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** Limits of Pub/Sub subscriptions (https://cloud.google.com/pubsub/docs/subscription-properties, 2026-11-22). */
const LONGEST_DEADLINE = Duration.minutes(10);
const KEPT = Duration.days(7);

/** Throws when Pub/Sub would refuse the deadline or the number of attempts. */
export function planWorkQueue(name: string, { deadline, attempts }: Pick<WorkQueueArgs, "deadline" | "attempts">) {
    const problems: Problem[] = [];
    if (deadline.seconds < 10 || deadline.milliseconds > LONGEST_DEADLINE.milliseconds) {
        problems.push({ path: "deadline", reason: `must be from 10 s to ${LONGEST_DEADLINE}, got ${deadline}` });
    }
    if (attempts < 5 || attempts > 100) {
        problems.push({ path: "attempts", reason: `must be from 5 to 100, got ${attempts}` });
    }
    refuse(`WorkQueue ${name}`, problems);
    return { ackDeadlineSeconds: deadline.seconds, maxDeliveryAttempts: attempts };
}

/**
 * Work that takes longer than a request may: it is kept in both regions until the writer region's worker has done it, at
 * least once, and put aside when that fails again and again.
 */
export class WorkQueue extends Component {
    /** Full name of the topic that takes work. */
    readonly topic: pulumi.Output<string>;
    /** Name of the subscription that gives work to the worker. */
    readonly deliveries: pulumi.Output<string>;
    /** Name of the subscription that holds what nobody could do. */
    readonly deadLetters: pulumi.Output<string>;

    constructor(name: string, args: WorkQueueArgs, options?: ComponentOptions) {
        super("gcp:WorkQueue", name, options);
        const { ackDeadlineSeconds, maxDeliveryAttempts } = planWorkQueue(name, args);
        const { project, labels, provider } = args;
        const inside = this.inside(provider);
        const topic = this.keptTopic("work", args);
        const dead = this.keptTopic("dead-letters", args);
        const letters = new gcp.pubsub.Subscription(
            this.child("dead-letters-kept"),
            {
                project,
                topic: dead.id,
                messageRetentionDuration: KEPT.toGoogle(),
                expirationPolicy: { ttl: "" },
                labels,
            },
            inside,
        );
        const agent = this.agent(args);
        const caller = new ServiceIdentity(
            this.child("caller"),
            { project, purpose: `${name}: calls the worker`, grants: [], provider },
            { parent: this },
        );
        const callable = inOrder(args.regions).map((region) => this.callable(region, caller, args));
        const uri = inRegion(args.workers, args.regions.writer).uri;
        const deliveries = new gcp.pubsub.Subscription(
            this.child("deliveries"),
            {
                project,
                topic: topic.id,
                ackDeadlineSeconds,
                messageRetentionDuration: KEPT.toGoogle(),
                expirationPolicy: { ttl: "" },
                retryPolicy: { minimumBackoff: "10s", maximumBackoff: "600s" },
                deadLetterPolicy: { deadLetterTopic: dead.id, maxDeliveryAttempts },
                pushConfig: {
                    pushEndpoint: pulumi.interpolate`${uri}/work`,
                    oidcToken: { serviceAccountEmail: caller.email, audience: uri },
                },
                labels,
            },
            this.inside(provider, { after: [...agent, ...callable] }),
        );
        this.topic = topic.id;
        this.deliveries = deliveries.name;
        this.deadLetters = letters.name;
        this.registerOutputs({ topic: this.topic, deadLetters: this.deadLetters });
    }

    private keptTopic(role: string, { project, regions, labels, provider }: WorkQueueArgs): gcp.pubsub.Topic {
        const placement = { allowedPersistenceRegions: [...byName(regions)] };
        return new gcp.pubsub.Topic(
            this.child(role),
            { project, messageStoragePolicy: placement, messageRetentionDuration: KEPT.toGoogle(), labels },
            this.inside(provider),
        );
    }

    /** Pub/Sub itself moves dead letters: it takes them from one subscription and publishes them to another topic. */
    private agent({ project, projectNumber, provider }: WorkQueueArgs): readonly pulumi.Resource[] {
        const member = pulumi.interpolate`serviceAccount:service-${projectNumber}@gcp-sa-pubsub.iam.gserviceaccount.com`;
        return ["publisher", "subscriber"].map(
            (role) =>
                new gcp.projects.IAMMember(
                    this.child(`agent-${role}`),
                    { project, role: `roles/pubsub.${role}`, member },
                    this.inside(provider),
                ),
        );
    }

    private callable(region: string, caller: ServiceIdentity, args: WorkQueueArgs): pulumi.Resource {
        return new gcp.cloudrunv2.ServiceIamMember(
            this.child(`caller-${region}`),
            {
                project: args.project,
                location: region,
                name: inRegion(args.workers, region).serviceName,
                role: "roles/run.invoker",
                member: caller.member,
            },
            this.inside(args.provider),
        );
    }
}
