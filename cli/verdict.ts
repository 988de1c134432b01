import { join } from "node:path";
import { catalog } from "../policy/catalog.ts";
import { askedGraphFromState, graphFromState } from "../policy/graph/from-state.ts";
import { judge } from "../policy/judge.ts";
import type { Judgement } from "../policy/verdict.ts";
import { loadWaivers } from "../policy/waivers/file.ts";
import { WaiversError } from "../policy/waivers/waiver.ts";
import { buildReport } from "../report/build.ts";
import type { BaseReport } from "../report/compare.ts";
import { breaksContract } from "../report/contract-changes.ts";
import type { Report } from "../report/model.ts";
import { Refusal } from "../sandbox/engine/refusal.ts";
import { exitCode } from "./context.ts";
import type { Host } from "./engine.ts";

const secretSignature = "4dabf18193072939515e22adb298388d"; // marks a secret in exported state

/** A state to be judged and what is known about how it came to be. */
export interface Judged {
    /** Folder of the project, which holds its waivers. */
    readonly root: string;
    readonly stack: string;
    readonly host: Host;
    readonly state: unknown;
    readonly previousState?: unknown;
    /** The report on `previousState`, to be compared with. */
    readonly base?: BaseReport | undefined;
    /** The program's own files; see `programSources`. */
    readonly sourceFiles?: ReadonlySet<string>;
    readonly systems?: readonly string[] | undefined;
    /** How long what went before took, by phase. */
    readonly seconds: Readonly<Record<string, number>>;
    readonly commit?: string | undefined;
}

/** Judges a state in this process and returns the report on it. */
export function reportOn(judged: Judged): Report {
    const { root, stack, host, state, previousState, base, sourceFiles, systems = [], seconds, commit } = judged;
    const start = performance.now();
    const judgement = judgementOn(root, stack, state);
    return buildReport({
        stack,
        host,
        state: withoutCiphertexts(state),
        ...(previousState === undefined ? {} : { previousState: withoutCiphertexts(previousState) }),
        ...(base === undefined ? {} : { base }),
        ...(sourceFiles === undefined ? {} : { sourceFiles }),
        judgement,
        rules: catalog.map((rule) => ({
            ...rule,
            sources: rule.sources.map(({ url, read }) => ({ url, date: read })),
        })),
        systems: systems.map((name) => ({ name })),
        seconds: { ...seconds, policies: (performance.now() - start) / 1000 },
        now: new Date(),
        ...(commit === undefined ? {} : { commit }),
    });
}

/** Refuses when the project's waivers cannot be read. */
function judgementOn(root: string, stack: string, state: unknown): Judgement {
    try {
        const waivers = loadWaivers(join(root, "policy", "waivers.yaml"));
        return judge(graphFromState(state), { stack, waivers, asked: askedGraphFromState(state) });
    } catch (error) {
        if (error instanceof WaiversError) throw new Refusal(error.message);
        throw error;
    }
}

/** 0 pass, 1 violations or a contract that the base's readers cannot read, 2 could not judge. */
export function verdictExitCode({ verdict, comparison }: Report): number {
    if (comparison?.contract !== undefined && breaksContract(comparison.contract)) return exitCode.failure;
    return { pass: exitCode.success, fail: exitCode.failure, unknown: exitCode.refusal }[verdict];
}

/** The engine encrypts a secret anew in each run, so that its text differs where the secret does not. */
function withoutCiphertexts(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutCiphertexts);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => key !== "ciphertext" || !(secretSignature in value));
    return Object.fromEntries(entries.map(([key, entry]) => [key, withoutCiphertexts(entry)]));
}
