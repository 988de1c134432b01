/** What a rule is. One rule is one file, named as its id. */

import type { Graph, Resource } from "./graph/graph.ts";
import { NotKnownError } from "./graph/read.ts";

export type Severity = "low" | "medium" | "high" | "critical";

/** What a rule guards; levels are set by concern. */
export const concerns = [
    "redundancy",
    "pairing",
    "failover",
    "health",
    "backup",
    "autoscaling",
    "deployment",
    "deletion",
    "encryption",
    "edge",
    "exposure",
    "observability",
    "objectives",
] as const;
export type Concern = (typeof concerns)[number];

export type Setting = number | boolean | string | readonly string[];
export type Settings = Readonly<Record<string, Setting>>;

/** Where a fact that the rule rests on was read. */
export interface Source {
    readonly url: string;
    /** Day it was read, `YYYY-MM-DD`. */
    readonly read: string;
}

/** What a rule found out about one resource, or about the whole stack when there is no resource. */
export interface Result {
    readonly status: "pass" | "fail" | "unknown" | "error";
    readonly resource?: Resource;
    readonly message: string;
    /** A change for this very resource, in place of the rule's own. */
    readonly remedy?: string;
    /** What a rule about time summed up. */
    readonly seconds?: number;
}

interface Description {
    /** Equal to the file name; never changed and never used again. */
    readonly id: string;
    readonly title: string;
    readonly severity: Severity;
    readonly concern: Concern;
    /** Type tokens of the resources that the rule looks at; one that ends with `*` stands for all that begin so. */
    readonly types: readonly string[];
    /** What happens to users when the rule is broken. */
    readonly breaks: string;
    /**
     * TypeScript that makes a failing resource pass: the arguments to set on it, or a resource to add. Tests apply it,
     * with `resource` standing for the properties of the resource of the finding.
     */
    readonly remedy: string;
    readonly sources: readonly Source[];
    /** Ids in docs/requirements.md. */
    readonly requirements: readonly string[];
    /** `fail` where not knowing is as bad as being wrong; `unknown` waits for a value that only the cloud can give. */
    readonly whenUnknown: "unknown" | "fail";
}

export interface Rule extends Description {
    /** Thresholds, with the values that hold where a stack sets none. */
    readonly settings: Settings;
    /** Results for all resources that the rule speaks about; none means that it does not apply. */
    readonly evaluate: (graph: Graph, settings: Settings) => readonly Result[];
}

/** A rule whose own thresholds are typed. Settings that are given must be among them and of the same type. */
export function defineRule<S extends Settings>(
    definition: Description & {
        readonly settings: S;
        readonly evaluate: (graph: Graph, settings: S) => readonly Result[];
    },
): Rule {
    const { evaluate, ...description } = definition;
    return {
        ...description,
        evaluate: (graph, given) => {
            const problem = settingsProblem(definition.id, definition.settings, given);
            if (problem !== undefined) throw new TypeError(problem);
            return evaluate(graph, { ...definition.settings, ...given });
        },
    };
}

/**
 * A rule about single resources: `judge` is asked about each resource of its types, and says `undefined` where it has
 * nothing to say.
 */
export function defineResourceRule<S extends Settings>(
    definition: Description & {
        readonly settings: S;
        readonly judge: (resource: Resource, settings: S, graph: Graph) => Result | undefined;
    },
): Rule {
    const { judge, ...description } = definition;
    return defineRule({
        ...description,
        evaluate: (graph, settings) =>
            each(graph.ofType(...definition.types), (resource) => judge(resource, settings, graph)),
    });
}

/** What is wrong with settings given to a rule; `undefined` when nothing is. */
export function settingsProblem(rule: string, defaults: Settings, given: Settings): string | undefined {
    for (const [name, value] of Object.entries(given)) {
        const standard = defaults[name];
        if (standard === undefined) {
            const names = Object.keys(defaults).join(", ") || "none";
            return `settings.${rule}.${name} is not a setting of the rule, which has ${names}`;
        }
        if (kind(standard) !== kind(value)) {
            return `settings.${rule}.${name} must be a ${kind(standard)} like ${JSON.stringify(standard)}, got ${JSON.stringify(value)}`;
        }
    }
    return undefined;
}

function kind(setting: Setting): string {
    return typeof setting === "object" ? "list of strings" : typeof setting;
}

export function pass(resource: Resource, message: string): Result {
    return { status: "pass", resource, message };
}

export function fail(resource: Resource, message: string, remedy?: string): Result {
    return { status: "fail", resource, message, ...(remedy !== undefined && { remedy }) };
}

/** The result of a rule about time, with what it summed up: a report says when that grows. */
export function taking(seconds: number, result: Result): Result {
    return { ...result, seconds };
}

/**
 * One result for each resource. A value that is not known makes that resource's result `unknown`, an error makes it
 * `error`; the others are judged all the same. `undefined` means that the rule has nothing to say about the resource.
 */
export function each(
    resources: readonly Resource[],
    judge: (resource: Resource) => Result | undefined,
): readonly Result[] {
    return resources.flatMap((resource) => {
        try {
            return judge(resource) ?? [];
        } catch (error) {
            return fromError(error, resource);
        }
    });
}

/** The result that a thrown error stands for. */
export function fromError(error: unknown, resource?: Resource): Result {
    const status = error instanceof NotKnownError ? "unknown" : "error";
    const message = error instanceof Error ? error.message : String(error);
    return { status, message, ...(resource !== undefined && { resource }) };
}
