/** An operator who follows written commands on a test's sandbox. */
import assert from "node:assert/strict";
import type { RunResult } from "../../sandbox/engine/run.ts";
import type { Sandbox } from "./sandbox.ts";

const RUN = /^pulumi (preview|up|refresh) --stack (\S+)$/;
/** What somebody does in a cloud's console. */
const PROMOTION = /^promote (\S+)$/;

/** One run of the program, with the stack that it was for. */
export interface Ran {
    readonly command: "preview" | "up" | "refresh";
    readonly stack: string;
    readonly result: RunResult;
}

export class Operator {
    readonly #sandbox: Sandbox;

    /** All stacks stand in the sandbox of prod. */
    constructor(sandbox: Sandbox) {
        this.#sandbox = sandbox;
    }

    /**
     * Carries out a block of commands, in order: runs of the program by the engine on the simulated clouds, everything else
     * in a shell with the real CLI. Returns the runs; one that fails ends the test with what the engine said.
     */
    async follow(block: string): Promise<Ran[]> {
        const runs: Ran[] = [];
        let script: string[] = [];
        const shell = async (): Promise<void> => {
            if (script.length > 0) await this.#sandbox.shell(script.join("\n"));
            script = [];
        };
        for (const line of block.split("\n")) {
            const [, resource] = PROMOTION.exec(line) ?? [];
            const [, command, stack = ""] = RUN.exec(line.replace(/\s*#.*$/, "")) ?? [];
            if (resource !== undefined) {
                await shell();
                this.#sandbox.behindTheBack((cloud) => cloud.promote(resource));
            } else if (command === "preview" || command === "up" || command === "refresh") {
                await shell();
                const result = await this.#sandbox.run(command, { stack, sandbox: "prod" });
                assert.equal(result.result, "succeeded", `${line}: ${result.diagnostics[0]?.message}`);
                runs.push({ command, stack, result });
            } else {
                script.push(line);
            }
        }
        await shell();
        return runs;
    }
}

/** What a run would do or did beyond `same`, as `replace Type/name`, sorted. A replacement is one change, not three. */
export function touchedBy({ resources }: RunResult): string[] {
    return resources
        .filter(({ op }) => !["same", "refresh", "create-replacement", "delete-replaced"].includes(op))
        .map(({ op, urn }) => `${op} ${shortName(urn)}`)
        .sort();
}

/** `Bucket/esta-tracker-audit` of a URN, as `ha cloud list` says it. */
function shortName(urn: string): string {
    const [, , types = "", name = ""] = urn.split("::");
    return `${types.split("$").at(-1)?.split(":").at(-1)}/${name}`;
}

/** The blocks of a guide that are carried out here, in order; what needs a cloud is told by the comment that follows it. */
export function commandsOf(markdown: string): string[] {
    const blocks = [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$|^<!-- sandbox: (.+) -->$/gm)];
    assert.ok(blocks.length > 0, "a guide has commands");
    return blocks.map(([, commands, standIn = ""]) => (commands ?? standIn).trim());
}
