import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { graphFromStateText } from "../../policy/graph/from-state.ts";
import { renderJson } from "../../report/json.ts";
import { renderJunit } from "../../report/junit.ts";
import { renderMarkdown } from "../../report/markdown.ts";
import type { Report } from "../../report/model.ts";
import { renderSarif } from "../../report/sarif.ts";
import { renderText } from "../../report/text.ts";
import { writeReport } from "../../report/write.ts";
import { findCli } from "../../sandbox/engine/cli-binary.ts";
import { plan } from "../../sandbox/engine/plan.ts";
import { Refusal, sentenceOf } from "../../sandbox/engine/refusal.ts";
import { currentState } from "../../sandbox/engine/run.ts";
import { requireStack } from "../../sandbox/engine/stack-files.ts";
import { readBase } from "../base.ts";
import type { Context } from "../context.ts";
import type { Host } from "../engine.ts";
import { programSources } from "../program-sources.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { reportOn, verdictExitCode } from "../verdict.ts";
import { type StackFlags, withStackOption } from "./stack-option.ts";

const formats = ["text", "json", "sarif", "markdown", "junit"] as const;
type Format = (typeof formats)[number];

interface CheckFlags extends StackFlags {
    readonly state?: string;
    readonly base?: string;
    readonly format: Format;
    readonly commit?: string;
    readonly out?: string;
}

/** `ha check`: the verdict on the sandbox's state, or on any exported one. */
export function checkCommand(context: Context, finish: (code: number) => void): Command {
    return withStackOption(new Command("check"), context)
        .description("judge the sandbox's state, or an exported one; exit 0 pass, 1 violations, 2 could not judge")
        .option("--state <file>", "judge this file, as `pulumi stack export` writes it, also of a real deployment")
        .addOption(
            new Option("--format <format>", "what to print: for people, programs, code scanning, a comment, or CI")
                .choices(formats)
                .default("text"),
        )
        .option(
            "--base <file>",
            "compare with this report.json and the state.json beside it; a broken contract exits 1",
        )
        .option("--commit <sha>", "the commit that the report is about")
        .option("--out <folder>", "write the report in every form, and state.json, to <folder>/<stack> too")
        .addHelpText(
            "after",
            "\nExamples:\n  ha check --stack prod\n  pulumi stack export --stack prod --file state.json && ha check --stack prod --state state.json --format json\n  ha check --stack prod --base base/prod/report.json --format markdown",
        )
        .action(async (flags: CheckFlags) => {
            const { host, state } = await findState(context, flags);
            const base = flags.base === undefined ? undefined : readBase(flags.base);
            const report = reportOn({
                root: context.root,
                stack: flags.stack,
                host,
                state,
                previousState: base?.state,
                base: base?.report,
                sourceFiles: programSources(context.root),
                seconds: {},
                commit: flags.commit,
            });
            context.terminal.out.write(render(report, flags.format, context.terminal));
            if (flags.out !== undefined) await writeReport(flags.out, report, state);
            finish(verdictExitCode(report));
        });
}

async function findState(
    context: Context,
    { stack, state: file }: CheckFlags,
): Promise<{ host: Host; state: unknown }> {
    const { root, environment } = context;
    if (file !== undefined) return { host: "engine", state: readStateFile(file) };
    requireStack(root, stack);
    const state = currentState(root, stack);
    if (state !== undefined) return { host: "engine", state };
    if ((await findCli({ root, environment, onProgress: () => {} })) !== undefined) {
        throw new Refusal(
            `${stack} has never been brought up in the sandbox: run ha up --stack ${stack} first, or name an exported state with --state`,
        );
    }
    const planned = await plan({ root, stack, command: "preview" });
    if (planned.result === "failed") throw new Refusal(planned.diagnostics.map(({ message }) => message).join("; "));
    return { host: "plan", state: planned.state() };
}

function readStateFile(file: string): unknown {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch (error) {
        throw new Refusal(`--state must name a file that can be read: ${sentenceOf(error)}`);
    }
    try {
        graphFromStateText(text); // says what the file is when it is not a state
    } catch (error) {
        throw new Refusal(`${file}: ${sentenceOf(error)}`);
    }
    return JSON.parse(text);
}

function render(report: Report, format: Format, { out, colours }: Terminal): string {
    switch (format) {
        case "json":
            return renderJson(report);
        case "sarif":
            return renderSarif(report);
        case "markdown":
            return renderMarkdown(report);
        case "junit":
            return renderJunit(report);
        case "text":
            return renderText(report, { width: out.columns || 80, colours });
    }
}
