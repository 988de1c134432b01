// The process that runs the program and the Automation API, once. It is a process of its own so that the engine gets an
// environment without credentials, a terminal's Ctrl-C reaches the engine only in order, and a program that crashes or
// hangs takes nothing with it.
import process from "node:process";
import { LocalWorkspace, PulumiCommand, type Stack } from "@pulumi/pulumi/automation/index.js";
import { createEventReader, firstSentences } from "./engine-events.ts";
import type { EngineTask, HostOutcome, HostReply, HostRequest } from "./messages.ts";
import { sentenceOf } from "./refusal.ts";

const interrupt = new AbortController();

process.on("message", (request: HostRequest) => {
    if (request.kind === "interrupt") interrupt.abort();
    if (request.kind === "engine") void perform(request).then((outcome) => reply({ kind: "outcome", outcome }));
});
// The caller is gone: nobody will commit this run, so it ends with everything that it started.
process.on("disconnect", () => process.kill(-process.pid, "SIGKILL"));

function reply(message: HostReply): void {
    process.send?.(message);
}

async function perform(task: EngineTask): Promise<HostOutcome> {
    try {
        const stack = await openStack(task);
        if (task.unprotect) await unprotect(stack);
        await operate(stack, task);
        return { succeeded: true, error: "", outputs: {}, resources: [] };
    } catch (error) {
        return {
            succeeded: false,
            error: task.debug ? sentenceOf(error) : shortReason(error),
            outputs: {},
            resources: [],
        };
    }
}

async function openStack({
    stack: stackName,
    project,
    program,
    workspace,
    cli,
    environment,
}: EngineTask): Promise<Stack> {
    const stack = await LocalWorkspace.createOrSelectStack(
        {
            stackName,
            projectName: project,
            program: async () => {
                // Other projects export their program as Pulumi itself takes it.
                const { platform, default: main } = await import(program);
                return (platform ?? main)();
            },
        },
        { workDir: workspace, pulumiCommand: await PulumiCommand.get({ root: cli }), envVars: { ...environment } },
    );
    // After each operation the API would start the CLI three times more to ask for what the state's file says anyway.
    stack.outputs = async () => ({});
    stack.info = async () => undefined;
    return stack;
}

/** Takes Pulumi's own protection off every resource, which a destroy of the sandbox asks for by name. */
async function unprotect(stack: Stack): Promise<void> {
    const state = await stack.exportStack();
    for (const resource of state.deployment.resources ?? []) resource.protect = false;
    await stack.importStack(state);
}

async function operate(stack: Stack, task: EngineTask): Promise<void> {
    const options = {
        onEvent: createEventReader((event) => reply({ kind: "event", event }), task.debug, task.command),
        signal: interrupt.signal,
    };
    const { executable, config } = task.policyPack ?? {};
    const packs = {
        policyPacks: executable === undefined ? [] : [executable],
        policyPackConfigs: config === undefined ? [] : [config],
    };
    if (interrupt.signal.aborted) throw new Error("interrupted before the engine started");
    const operations = {
        preview: () => stack.preview({ ...options, ...packs }),
        up: () => stack.up({ ...options, ...packs }),
        refresh: () => stack.refresh(options),
        destroy: () => stack.destroy(options),
    };
    await operations[task.command]();
}

/** The lines that the CLI itself marks as errors, without the rest of its output. */
function shortReason(error: unknown): string {
    const [, signal] = /^code: .*Command was killed with (SIG[A-Z]+)/s.exec(sentenceOf(error)) ?? [];
    if (signal !== undefined) return `the engine was ended from outside (${signal})`;
    const lines = sentenceOf(error).match(/^\s*error: .+$/gm) ?? [];
    const reasons = new Set(lines.map((line) => firstSentences(line.trim().replace(/^error: /, ""))));
    return [...reasons].join("; ") || firstSentences(sentenceOf(error)).split("\n").slice(0, 3).join("; ");
}
