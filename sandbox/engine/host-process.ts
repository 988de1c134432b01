import { type ChildProcess, fork } from "node:child_process";
import type { EngineTask, HostOutcome, HostReply, HostRequest, PlanTask, RunEvent } from "./messages.ts";

/** A process that runs the program once, on the engine or on the plan, in a process group of its own. */
export class HostProcess {
    readonly #child: ChildProcess;
    readonly #complaints: string[] = [];

    /** Starts `script`; loading it overlaps with whatever the caller does next. A stack trace costs time per promise. */
    constructor(script: string, environment: Readonly<Record<string, string>>, stackTraceLimit: number) {
        this.#child = fork(script, {
            detached: true,
            env: environment,
            execArgv: [`--stack-trace-limit=${stackTraceLimit}`],
            stdio: ["ignore", "pipe", "pipe", "ipc"],
        });
        this.#child.once("error", (error) => this.#complaints.push(error.message));
        this.#child.stderr?.on("data", (text) => this.#complaints.push(String(text)));
    }

    /** Performs `task`; what the program prints arrives as information. A host that dies is a failure, not a throw. */
    perform(task: EngineTask | PlanTask, onEvent: (event: RunEvent) => void): Promise<HostOutcome> {
        this.#child.stdout?.on("data", (text) => {
            const message = String(text).trim();
            onEvent({ kind: "diagnostic", diagnostic: { severity: "info", urn: undefined, message } });
        });
        return new Promise((resolve) => {
            this.#child.on("message", (reply: HostReply) => {
                if (reply.kind === "event") onEvent(reply.event);
                else resolve(reply.outcome);
            });
            this.#child.once("close", (code, signal) => {
                const said = this.#complaints.join("").trim().split("\n").slice(-5).join("\n");
                const error =
                    `the process of the program ended early (${signal ?? `exit code ${code}`}) ${said}`.trim();
                resolve({ succeeded: false, died: true, error, outputs: {}, resources: [] });
            });
            this.#send(task);
        });
    }

    /** Asks the engine to end in order: what is under way is finished and recorded. */
    interrupt(): void {
        this.#send({ kind: "interrupt" });
    }

    /** Ends the host and everything that it started, at once. */
    kill(): void {
        if (this.#child.pid === undefined) return;
        try {
            process.kill(-this.#child.pid, "SIGKILL");
        } catch {
            this.#child.kill("SIGKILL"); // the group has already ended
        }
    }

    #send(request: HostRequest): void {
        if (this.#child.connected) this.#child.send(request);
    }
}
