/** Failures that the pack can put right itself before the cloud is asked, where that is safe and obvious. */

import type { ResourceValidationPolicy } from "@pulumi/policy";
import { catalog } from "./catalog.ts";
import { evaluate } from "./evaluate.ts";
import { resourceFromCrossGuard } from "./graph/from-crossguard.ts";
import { Graph } from "./graph/graph.ts";
import type { Rule, Setting } from "./rule.ts";

export interface Remediation {
    /** Rule about single resources, which decides whether the resource needs it. */
    readonly rule: string;
    /** Inputs set on a resource that fails. */
    readonly inputs: Readonly<Record<string, Setting>>;
    /** Why nothing can go wrong. */
    readonly safe: string;
}

export const remediations: readonly Remediation[] = [
    {
        rule: "zone-record-forgotten-within-a-minute",
        inputs: { ttl: 60 },
        safe: "a shorter time to live costs a few more questions to name servers",
    },
    {
        rule: "route53-failover-record-ttl",
        inputs: { ttl: 60 },
        safe: "a shorter time to live costs a few more questions to name servers",
    },
];

/** Name of the policy that carries a remediation out, for `--policy-pack-config`. */
export function remediationName({ rule }: Remediation): string {
    return `put-right-${rule}`;
}

/**
 * One policy for each remediation, off unless a configuration sets `enforcementLevel: remediate`: the program should say
 * what is deployed. Pulumi then shows each change that was made.
 */
export function remediationPolicies(rules: readonly Rule[] = catalog): ResourceValidationPolicy[] {
    return remediations.flatMap((remediation) => {
        const rule = rules.find(({ id }) => id === remediation.rule);
        if (rule === undefined) return [];
        return [
            {
                name: remediationName(remediation),
                displayName: `Put right: ${rule.title}`,
                description: `Sets ${JSON.stringify(remediation.inputs)} where ${rule.id} fails: ${remediation.safe}.`,
                enforcementLevel: "disabled",
                remediateResource: (args) => {
                    if (!rule.types.includes(args.type))
                        return args.notApplicable(`not one of ${rule.types.join(", ")}`);
                    const graph = new Graph([resourceFromCrossGuard(args)]);
                    const fails = evaluate(rule, graph, {}).some(({ status }) => status === "fail");
                    // Set in place: to copy the properties would read those that are not known yet.
                    return fails ? Object.assign(args.props, remediation.inputs) : undefined;
                },
            },
        ];
    });
}
