/** An operator who follows written commands on a test's sandbox. */
import assert from "node:assert/strict";
import type { RunResult } from "../../sandbox/engine/run.ts";
import type { Sandbox } from "./sandbox.ts";

const RUN = /^pulumi (preview|up|refresh) --stack (\S+)$/;

export class Operator {
    readonly #sandbox: Sandbox;

    /** All stacks stand in the sandbox of prod. */
    constructor(sandbox: Sandbox) {
        this.#sandbox = sandbox;
    }

    /**
     * Carries out a block of commands, in order: runs of the program by the engine on the simulated clouds, everything else
     * in a shell with the real CLI. Returns the runs.
     */
    async follow(block: string): Promise<RunResult[]> {
        const runs: RunResult[] = [];
        let script: string[] = [];
        const shell = async (): Promise<void> => {
            if (script.length > 0) await this.#sandbox.shell(script.join("\n"));
            script = [];
        };
        for (const line of block.split("\n")) {
            const [, command, stack = ""] = RUN.exec(line.replace(/\s*#.*$/, "").trim()) ?? [];
            if (command !== "preview" && command !== "up" && command !== "refresh") {
                script.push(line);
                continue;
            }
            await shell();
            runs.push(await this.#sandbox.run(command, { stack, sandbox: "prod" }));
        }
        await shell();
        return runs;
    }
}

/** What a run would do or did beyond `same`, as `replace Type/name`, sorted. */
export function touchedBy({ resources }: RunResult): string[] {
    return resources
        .filter(({ op }) => op !== "same" && op !== "refresh")
        .map(({ op, urn }) => `${op} ${shortName(urn)}`)
        .sort();
}

/** `Bucket/esta-tracker-audit` of a URN, as `ha cloud list` says it. */
export function shortName(urn: string): string {
    const [, , types = "", name = ""] = urn.split("::");
    return `${types.split("$").at(-1)?.split(":").at(-1)}/${name}`;
}

/** Command blocks of a page, in order: those fenced as `sh`, without those marked as needing a cloud. */
export function commandsOf(markdown: string): string[] {
    const blocks = [...markdown.matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)];
    assert.ok(blocks.length > 0, "a guide has commands");
    return blocks.map(([, indent = "", text = ""]) => text.replaceAll(new RegExp(`^${indent}`, "gm"), "").trim());
}
