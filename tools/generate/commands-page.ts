import { Writable } from "node:stream";
import type { Argument, Command, Option } from "commander";
import picocolors from "picocolors";
import { haProgram } from "../../cli/ha.ts";
import { markdownTable, prose } from "./markdown-table.ts";

/** `docs/reference/commands.md`: every `ha` command, from the definitions that the program itself runs by. */
export function commandsPage(root: string): string {
    const heard: string[] = [];
    const stream = new Writable({
        write(chunk, _encoding, done) {
            heard.push(String(chunk));
            done();
        },
    });
    const { createColors } = picocolors;
    const terminal = { out: stream, progress: stream, live: false, colours: { ...createColors(false), createColors } };
    const program = haProgram({ root, environment: {}, terminal }, () => {});
    const help = (command: Command) => {
        heard.length = 0;
        command.outputHelp();
        return heard.join("");
    };
    return [
        "# Commands",
        "",
        "Generated from the definitions in `cli/commands/` by `node tools/generate.ts`.",
        "",
        "Run them with `npx ha`. Nothing here touches a real cloud. A command exits with 0 when all went well, with 1 when the work failed",
        "or a rule is violated, and with 2 when it could not begin or judge.",
        "",
        ...markdownTable(
            ["Command", "Does"],
            leavesOf(program).map(([name, command]) => [
                `[ha ${name}](#${anchorOf(name)})`,
                prose(command.description()),
            ]),
        ),
        "",
        ...leavesOf(program).flatMap(([name, command]) => section(name, command, help(command))),
    ].join("\n");
}

/** The commands that can be run, by their full names, in the order of the help. */
function leavesOf(parent: Command, prefix = ""): [name: string, command: Command][] {
    return parent.commands.flatMap((command): [string, Command][] => {
        const name = `${prefix}${command.name()}`;
        return command.commands.length > 0 ? leavesOf(command, `${name} `) : [[name, command]];
    });
}

function anchorOf(name: string): string {
    return `ha-${name.replaceAll(" ", "-")}`;
}

function section(name: string, command: Command, help: string): string[] {
    const operands = command.registeredArguments.map((argument) => ` ${operand(argument)}`).join("");
    const rows = [
        ...command.registeredArguments.map((argument) => [`\`${operand(argument)}\``, prose(argument.description), ""]),
        ...command.options.map((option) => [`\`${option.flags}\``, meaningOf(option), defaultOf(option)]),
    ];
    const examples = examplesIn(help);
    return [
        `## ha ${name}`,
        "",
        `\`ha ${name}${operands}\`: ${prose(command.description())}.`,
        "",
        ...(rows.length > 0 ? [...markdownTable(["Option", "Meaning", "Default"], rows), ""] : []),
        ...(examples.length > 0 ? [`For example ${examples.map((line) => `\`${line}\``).join(", ")}.`, ""] : []),
    ];
}

function operand(argument: Argument): string {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
}

function meaningOf({ description, argChoices }: Option): string {
    return prose(argChoices ? `${description}; one of ${argChoices.join(", ")}` : description);
}

function defaultOf({ defaultValue }: Option): string {
    return defaultValue === undefined ? "" : `\`${String(defaultValue)}\``;
}

/** The lines beneath `Examples:` in a command's own help. */
function examplesIn(help: string): string[] {
    const [, examples = ""] = help.split("\nExamples:\n");
    return examples
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
}
