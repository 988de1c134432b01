/** The pages of one system, run in one sandbox. */
import assert from "node:assert/strict";
import * as fs from "node:fs";
import { join } from "node:path";
import type { ResourceRow } from "../../sandbox/cloud/operations.ts";
import { SYSTEM_NAMES, type SystemName } from "../../stacks/systems/settings.ts";
import { requireProgram } from "../programs/program.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { CLOUD_PROGRAMS, type CloudCommand, namesIn } from "./cloud-commands.ts";
import { COMMANDS } from "./known-commands.ts";
import { type Block, countBlocks, readPage } from "./page.ts";
import { type CloudCall, RunbookProject } from "./project.ts";
import { type Printed, printedBy, scriptOf, showsIn } from "./script.ts";

/** The folder of a system's pages. */
export function pagesOf(system: string): string {
    return join(repository, "docs", "runbooks", system);
}

/** Systems that have pages. */
export function systemsWithPages(): SystemName[] {
    return SYSTEM_NAMES.filter((system) => fs.existsSync(pagesOf(system)));
}

/** One test for each page of the system: its blocks run in their order on the system as it is when nothing is wrong. */
export function runbooksOf(system: SystemName): void {
    describe(`runbooks of ${system}`, function () {
        this.timeout(600_000);
        let project: RunbookProject;
        const counts: ReturnType<typeof countBlocks>[] = [];

        before(async function () {
            requireProgram(this, "jq");
            project = await RunbookProject.open(this, system);
        });
        after(() => {
            project?.close();
            const sum = (kind: keyof ReturnType<typeof countBlocks>) => counts.reduce((all, one) => all + one[kind], 0);
            console.log(
                `      ${system}: ${sum("run")} blocks run, ${sum("stoodIn")} that need a cloud stood in for, ${sum("looked")} only looked up, ${sum("shown")} outputs`,
            );
        });

        for (const file of fs.readdirSync(pagesOf(system)).sort()) {
            it(`${file} does what it says, on names that exist, and leaves nothing behind`, async () => {
                const page = readPage(fs.readFileSync(join(pagesOf(system), file), "utf8"));
                project.reset();
                const before = standing(project);
                const { code, output, calls } = await project.bash(scriptOf(page));
                const { ended, printed } = printedBy(page, output);
                assert.ok(code === 0 && ended, `${stoppedAt(printed)} ended with ${code}:\n${output.slice(-4000)}`);
                for (const one of printed) checkPrinted(one);
                checkCalls(calls, page.blocks, project.resources());
                if (page.leaves === undefined) {
                    assert.deepEqual(standing(project), before, "the page leaves something changed");
                } else {
                    assert.notDeepEqual(standing(project), before, `the page does not leave ${page.leaves}`);
                }
                counts.push(countBlocks(page));
            });
        }
    });
}

/** What the stack is set to and what it promises. */
function standing(project: RunbookProject) {
    return { configuration: project.configuration(), outputs: project.outputs() };
}

function stoppedAt(printed: readonly Printed[]): string {
    const last = printed.at(-1);
    return last ? `the ${last.part} block of line ${last.block.line}` : "what comes before the first block";
}

function checkPrinted({ block, part, text }: Printed): void {
    if (part === "cloud") {
        assert.doesNotMatch(text, /unbound variable|command not found|syntax error/, `block of line ${block.line}`);
        return;
    }
    if (part === "run" && block.shows !== undefined) {
        assert.ok(showsIn(block.shows, text), `line ${block.line} does not print\n${block.shows}\nbut\n${text}`);
    }
}

function checkCalls(calls: readonly CloudCall[], blocks: readonly Block[], resources: readonly ResourceRow[]): void {
    for (const call of calls) {
        const line = blocks[call.block]?.line;
        const wrong = unknownNames(call, COMMANDS, resources);
        assert.deepEqual(wrong, [], `line ${line}: ${call.argv.join(" ")} names what nothing deployed has`);
    }
    for (const [index, { use, line }] of blocks.entries()) {
        if (use !== "cloud") continue;
        assert.ok(
            calls.some(({ block }) => block === index),
            `line ${line}: a block that needs a cloud calls one of ${CLOUD_PROGRAMS.join(", ")}`,
        );
    }
}

/** Names in a call that no resource has. */
function unknownNames(call: CloudCall, commands: readonly CloudCommand[], resources: readonly ResourceRow[]): string[] {
    return namesIn(call, commands)
        .filter(({ kind, value }) => {
            if (kind === "region") return !resources.some(({ region }) => region === value);
            if (kind === "host")
                return !JSON.stringify(resources.map(({ outputs }) => outputs)).includes(hostOf(value));
            if (kind === "bucket") return !resources.some(({ name }) => name === /^[a-z0-9]+:\/\/([^/]+)/.exec(value)?.[1]);
            const ofType = resources.filter(({ type, abandoned }) => type === kind.type && !abandoned);
            return !ofType.some(({ id, name, outputs }) => [id, name, ...Object.values(outputs)].includes(value));
        })
        .map(({ value }) => value);
}

function hostOf(address: string): string {
    return address.includes("://") ? new URL(address).hostname : address;
}
