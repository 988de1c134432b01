// What the processes of one run say to each other: the caller's process and the host of the engine or of the plan.

import type { Difference } from "./differences.ts";

/** The four things the engine can be asked to do with a stack. */
export type EngineCommand = "preview" | "up" | "refresh" | "destroy";

/** One resource that has been dealt with. `changed` names the top-level properties that differ from the last run. */
export interface ResourceStep {
    readonly urn: string;
    readonly type: string;
    /** The engine's word: `create`, `update`, `same`, `delete`, `replace`, … */
    readonly op: string;
    readonly failed: boolean;
    readonly seconds: number;
    readonly changed: readonly string[];
    /** In a refresh of the engine: what the cloud has otherwise than the state, with both values. */
    readonly differences?: readonly Difference[];
    /** The name of the provider resource, empty for components. */
    readonly provider: string;
}

/** A verdict of a policy pack, as the engine passed it on. */
export interface PolicyStep {
    readonly policy: string;
    readonly pack: string;
    readonly level: string;
    readonly urn: string | undefined;
    readonly message: string;
}

/** Something that the engine, a provider or the program said. */
export interface Diagnostic {
    readonly severity: "error" | "warning" | "info";
    readonly urn: string | undefined;
    readonly message: string;
}

/** What happens during a run, in the order in which it happens. */
export type RunEvent =
    | { readonly kind: "phase"; readonly text: string }
    | {
          readonly kind: "started";
          readonly urn: string;
          readonly type: string;
          readonly op: string;
          /** Components last as long as what is in them, and are made nowhere. */
          readonly component: boolean;
      }
    | { readonly kind: "finished"; readonly resource: ResourceStep }
    | { readonly kind: "diagnostic"; readonly diagnostic: Diagnostic }
    | { readonly kind: "policy"; readonly policy: PolicyStep }
    | { readonly kind: "summary"; readonly changes: Readonly<Record<string, number>> };

/** An executable policy pack and the file that sets its levels. */
export interface PolicyPack {
    readonly executable: string;
    readonly config?: string;
}

/** Everything that the engine's host needs for one run. It is plain data, because it crosses a process boundary. */
export interface EngineTask {
    readonly kind: "engine";
    readonly command: EngineCommand;
    readonly stack: string;
    readonly project: string;
    readonly workspace: string;
    /** The folder whose `bin/pulumi` is the CLI. */
    readonly cli: string;
    /** The URL of the module that exports `platform()`, or a program by default. */
    readonly program: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly policyPack: PolicyPack | undefined;
    readonly unprotect: boolean;
    readonly debug: boolean;
}

/** Everything that the plan's host needs; `configuration` holds full keys, and values as Pulumi hands them to a program. */
export interface PlanTask {
    readonly kind: "plan";
    readonly stack: string;
    readonly project: string;
    readonly program: string;
    /** The URL of the module that exports `planHost()`. */
    readonly clouds: string;
    readonly configuration: Readonly<Record<string, string>>;
}

/** Sent to a host. */
export type HostRequest = EngineTask | PlanTask | { readonly kind: "interrupt" };

/** How a host ended. `error` says what no diagnostic said, and is empty on success. */
export interface HostOutcome {
    readonly succeeded: boolean;
    /** The process ended before it could answer; whatever the engine still managed to write is not trusted. */
    readonly died?: true;
    readonly error: string;
    readonly outputs: Readonly<Record<string, unknown>>;
    /** What the plan holds, in the form of exported state; empty after a run of the engine, which keeps its own. */
    readonly resources: readonly Readonly<Record<string, unknown>>[];
}

/** Sent by a host: events while it runs, then exactly one outcome. */
export type HostReply =
    | { readonly kind: "event"; readonly event: RunEvent }
    | { readonly kind: "outcome"; readonly outcome: HostOutcome };
