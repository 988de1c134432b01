import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type AlertLadder, alertLadderProblems } from "../core/alert-ladder.ts";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";

/** A ladder with the query that gives its value in the ladder's unit, and its page in the runbooks. */
export interface QueriedLadder {
    readonly ladder: AlertLadder;
    /** PromQL, without a comparison. */
    readonly query: string;
    readonly runbook: string;
}

export interface PrometheusRulesArgs {
    readonly namespace: pulumi.Input<string>;
    /** Name of the system in the alerts. */
    readonly system: string;
    /** What is watched, each with a warning and a critical threshold. */
    readonly ladders: readonly QueriedLadder[];
    /** Labels by which the cluster's Prometheus picks its rules. */
    readonly labels: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** Two alerts for each ladder in one group, as Prometheus reads them. Throws on ladders that are no ladders. */
export function planPrometheusRules(
    name: string,
    { system, ladders }: Pick<PrometheusRulesArgs, "system" | "ladders">,
) {
    const problems: Problem[] = ladders.flatMap(({ ladder, query }) => [
        ...alertLadderProblems(ladder, `ladders.${ladder.name}`),
        ...(query.trim() === "" ? [{ path: `ladders.${ladder.name}.query`, reason: "must not be empty" }] : []),
    ]);
    refuse(`PrometheusRules ${name}`, problems);
    const rules = ladders.flatMap(({ ladder, query, runbook }) =>
        (["warning", "critical"] as const).map((severity) => ({
            alert: alertName(ladder.name, severity),
            expr: `(${query}) ${ladder.fires === "above" ? ">" : "<"} ${ladder[severity]}`,
            for: `${ladder.duration.seconds}s`,
            labels: { system, ladder: ladder.name, severity },
            annotations: {
                summary: `${ladder.title}: ${ladder.fires} ${ladder[severity]} (${ladder.unit}) for ${ladder.duration}`,
                runbook_url: runbook,
            },
        })),
    );
    return { groups: [{ name: system, interval: "30s", rules }] };
}

/** `error-rate`, `critical` → `ErrorRateCritical`, the way Prometheus alerts are named. */
function alertName(ladder: string, severity: string): string {
    return `${ladder}-${severity}`.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Alert ladders as a PrometheusRule object, which the Prometheus operator reads (Google's managed Prometheus does not).
 * Where no operator runs, the same ladders as Cloud Monitoring policies are what reaches people.
 */
export class PrometheusRules extends Component {
    constructor(name: string, args: PrometheusRulesArgs, options?: ComponentOptions) {
        super("kubernetes:PrometheusRules", name, options);
        new kubernetes.apiextensions.CustomResource(
            this.child("rules"),
            {
                apiVersion: "monitoring.coreos.com/v1",
                kind: "PrometheusRule",
                metadata: { name: args.system, namespace: args.namespace, labels: { ...args.labels } },
                spec: planPrometheusRules(name, args),
            },
            this.inside(args.provider),
        );
        this.registerOutputs({ ladders: args.ladders.map(({ ladder }) => ladder.name) });
    }
}
