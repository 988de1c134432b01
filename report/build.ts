import type { Judgement } from "../policy/verdict.ts";
import { compareStates } from "./changes.ts";
import { type BaseReport, compareWithBase } from "./compare.ts";
import { countByStatus, groupByStatus, placeFindings, summariseRules, violationsOf } from "./findings.ts";
import { type HostKind, PLAN_LABEL, type Report, type RuleDescription } from "./model.ts";
import { groupResources, listResources, treeOf } from "./resources.ts";
import { placesInSource } from "./source.ts";
import { isStack, projectOf, readState, stackUrn } from "./state.ts";
import { readSystems, type SystemInput } from "./systems.ts";
import { readTopology } from "./topology.ts";

export interface ReportInput {
    readonly stack: string;
    /** Default: the project named by the state's first urn; empty when the state holds nothing. */
    readonly project?: string;
    readonly host: HostKind;
    /** An exported Pulumi deployment, as `pulumi stack export` prints it, parsed. */
    readonly state: unknown;
    /** The deployment before this run. Without it the report says nothing about changes. */
    readonly previousState?: unknown;
    /** The report on `previousState`, to say what became better or worse since then. */
    readonly base?: BaseReport;
    /** The program's own files, by their paths from the repository's root. Without them no finding names a line. */
    readonly sourceFiles?: ReadonlySet<string>;
    readonly judgement: Judgement;
    readonly rules: readonly RuleDescription[];
    /** The systems the stack was asked for; those found in the state are reported in any case. */
    readonly systems: readonly SystemInput[];
    /** How long each phase took, in the order to show, such as `{ deploy: 4.2, policies: 1.1 }`. */
    readonly seconds: Readonly<Record<string, number>>;
    readonly now: Date;
    readonly commit?: string;
}

/** The whole report from what a run left behind. Pure; throws one sentence when a state is not an exported deployment. */
export function buildReport(input: ReportInput): Report {
    const state = readState(input.state);
    const before = input.previousState === undefined ? undefined : readState(input.previousState, "previousState");
    const project = input.project ?? projectOf(state[0]?.urn ?? "");
    const resourceList = listResources(state);
    const sources = placesInSource(state, input.sourceFiles ?? new Set());
    const findings = placeFindings(input.judgement, input.rules, resourceList, sources);
    const systems = readSystems(state, input.systems, resourceList, findings);
    const durations = Object.entries(input.seconds).map(([phase, seconds]) => ({ phase, seconds }));
    return {
        schemaVersion: 1,
        stack: input.stack,
        project,
        verdict: input.judgement.verdict,
        resources: resourceList.length,
        violations: violationsOf(findings, state.find(isStack)?.urn ?? stackUrn(input.stack, project)),
        systems,
        host: input.host === "plan" ? { kind: "plan", label: PLAN_LABEL } : { kind: "engine" },
        generatedAt: input.now.toISOString(),
        ...(input.commit === undefined ? {} : { commit: input.commit }),
        durations,
        totalSeconds: durations.reduce((sum, { seconds }) => sum + seconds, 0),
        resourceList,
        resourceGroups: groupResources(resourceList),
        resourceTree: treeOf(state),
        counts: countByStatus(findings),
        findings: groupByStatus(findings),
        rules: summariseRules(input.rules, findings),
        ...(before === undefined ? {} : { changes: compareStates(before, state) }),
        ...(input.base === undefined
            ? {}
            : { comparison: compareWithBase(input.base, { findings, systems }, before, state) }),
        topology: readTopology(state, resourceList, systems),
    };
}
