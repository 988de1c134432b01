/** The catalogue as one CrossGuard policy. */

import type { StackValidationPolicy } from "@pulumi/policy";
import { graphFromCrossGuard } from "./graph/from-crossguard.ts";
import { judge } from "./judge.ts";
import { type Levels, LevelsError, type StackLevels } from "./levels.ts";
import { reportAs } from "./report-violation.ts";
import type { Rule, Settings } from "./rule.ts";
import type { Finding, Level } from "./verdict.ts";
import type { Waiver } from "./waivers/waiver.ts";

/** Name of the policy in configuration files; violations carry the names of the rules. */
export const POLICY = "high-availability";

/** What `--policy-pack-config` can say. */
interface Configuration {
    /** Stack whose row of the table holds; by default the one that the pack is told. */
    readonly stack?: string;
    /** By rule id, before the table's. */
    readonly levels?: Readonly<Record<string, Level>>;
    readonly settings?: Readonly<Record<string, Settings>>;
    /** For an application: the outputs of its platform, as `pulumi stack output --json` prints them. */
    readonly platform?: object;
}

export interface PackOptions {
    /** Of the policy, by which configuration files name it; by default the platform's. */
    readonly name?: string;
    /** For people; by default the platform's. */
    readonly description?: string;
    readonly stack: string;
    readonly table: Levels;
    readonly rules: readonly Rule[];
    /** Reads the waivers when a stack is judged. */
    readonly waivers: () => readonly Waiver[];
}

/**
 * One policy for all rules, because CrossGuard reads the whole stack anew for each stack policy. A failure is reported
 * under its rule's name at its rule's level; what could not be decided, and what is waived, as advice: CrossGuard has
 * no third state. A configuration that names no rule or setting there is ends the run with a sentence.
 */
export function highAvailabilityPolicy({
    name = POLICY,
    description = "What the stack needs to survive the loss of an instance, a zone, a region, a database primary or the edge.",
    stack,
    table,
    rules,
    waivers,
}: PackOptions): StackValidationPolicy {
    const bySeverity = new Map(rules.map((rule) => [rule.id, rule]));
    return {
        name,
        displayName: "High availability",
        description,
        enforcementLevel: "mandatory",
        configSchema: {
            properties: {
                stack: { type: "string" },
                levels: { type: "object" },
                settings: { type: "object" },
                platform: { type: "object" },
            },
        },
        validateStack: (args, report) => {
            const given = args.getConfig<Configuration>();
            const judged = given.stack ?? stack;
            const { findings } = judge(graphFromCrossGuard(args.resources, given.platform), {
                stack: judged,
                levels: configured(name, table, judged, given),
                rules,
                waivers: waivers(),
            });
            for (const finding of findings) {
                const message = messageOf(finding, bySeverity.get(finding.rule));
                if (message === undefined) continue;
                reportAs(report, {
                    name: finding.rule,
                    message,
                    severity: bySeverity.get(finding.rule)?.severity ?? "high",
                    ...(finding.urn !== undefined && { urn: finding.urn }),
                    // A mandatory failure has the policy's own level, so that a configuration can lower all at once.
                    ...((finding.status !== "fail" || finding.level !== "mandatory") && {
                        enforcementLevel: "advisory",
                    }),
                });
            }
        },
    };
}

/** Settings that are not levels and thresholds; Pulumi adds the last one. */
const KNOWN: ReadonlySet<string> = new Set(["stack", "platform", "enforcementLevel"]);

function configured(
    policy: string,
    table: Levels,
    stack: string,
    { levels = {}, settings = {}, ...others }: Configuration,
): Levels {
    const unknown = Object.keys(others).filter((key) => !KNOWN.has(key));
    if (unknown.length > 0) {
        throw new LevelsError(
            `${policy} has no setting ${unknown.join(", ")}: it has stack, levels, settings and platform`,
        );
    }
    const own: StackLevels = table.stacks[stack] ?? table.otherwise;
    const row = { ...own, rules: { ...own.rules, ...levels }, settings: { ...own.settings, ...settings } };
    return { ...table, stacks: { ...table.stacks, [stack]: row } };
}

/** What a person reads; `undefined` where there is nothing to say. */
function messageOf({ status, message, remedy, waiver }: Finding, rule: Rule | undefined): string | undefined {
    if (status === "pass" || status === "not-applicable") return undefined;
    const title = rule === undefined ? [] : [`${rule.title}.`];
    const otherwise = rule === undefined ? [] : [`Otherwise: ${rule.breaks}`];
    const excused = waiver && [
        `Waived until ${waiver.expires} by ${waiver.owner} (${waiver.ticket}): ${waiver.reason}`,
    ];
    return [
        ...title,
        message,
        ...otherwise,
        ...(remedy === undefined ? [] : [`Remedy: ${remedy}`]),
        ...(excused ?? []),
    ].join("\n");
}
