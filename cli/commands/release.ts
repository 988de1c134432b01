import { Command, InvalidArgumentError } from "commander";
import type { Change, Release, Status } from "../../stacks/releases/release.ts";
import type { ChangedKey } from "../../stacks/releases/stack-file.ts";
import type { Context } from "../context.ts";
import { ReleaseFile } from "../release-file.ts";
import { type StackFlags, withStackOption } from "./stack-option.ts";

interface ReleaseFlags extends StackFlags {
    readonly json?: boolean;
}

interface DeployFlags extends ReleaseFlags {
    readonly image?: readonly string[];
    readonly name?: string;
    readonly directory?: string;
    readonly serving?: string;
}

/** `ha release`: the same few steps for every system, each a change of the stack file that the next up carries out. */
export function releaseCommand(context: Context): Command {
    const steps = new Steps(context);
    return new Command("release")
        .description(
            "bring releases live and take them back: each step edits Pulumi.<stack>.yaml, the next up carries it out",
        )
        .addHelpText(
            "after",
            "\nExamples:\n  ha release --stack prod\n  ha release deploy agent-backend --image NAME@sha256:… --stack prod\n  ha release shift claim-navigator/v2 --percent 10 --stack prod\n  ha release promote hire-me-bahamas/backend --stack prod\n  ha release rollback esta-tracker --stack prod",
        )
        .addCommand(showCommand(steps), { isDefault: true })
        .addCommand(deployCommand(steps))
        .addCommand(shiftCommand(steps))
        .addCommand(
            steps
                .command("promote", "give the candidate all requests, and remember who had them")
                .action((target: string, flags: ReleaseFlags) =>
                    steps.take(target, flags, (release) => release.promote()),
                ),
        )
        .addCommand(
            steps
                .command("rollback", "go back to what was live before, or take the candidate's share from it")
                .action((target: string, flags: ReleaseFlags) =>
                    steps.take(target, flags, (release) => release.rollback()),
                ),
        );
}

class Steps {
    readonly context: Context;

    constructor(context: Context) {
        this.context = context;
    }

    command(name: string, description: string): Command {
        return withStackOption(new Command(name), this.context)
            .description(description)
            .argument("<target>", "a system, or system/part where it has parts: claim-navigator/v1")
            .option("--json", "print one JSON object and nothing else");
    }

    take(target: string, { stack, json }: ReleaseFlags, plan: (release: Release) => readonly Change[]): void {
        const { release, changed } = new ReleaseFile(this.context.root, stack).step(target, plan);
        const next = changed.length === 0 ? [] : [`pulumi up --stack ${stack}`, `npx ha up --stack ${stack}`];
        const lines = [
            sentenceOf(release),
            ...changed.map(changedLine),
            next.length === 0
                ? "nothing to change: the candidate takes no requests"
                : `next: ${next[0]}; in the sandbox: ${next[1]}`,
        ];
        this.#print(lines, json, { stack, releases: [plain(release)], changed, next });
    }

    show(target: string | undefined, { stack, json }: ReleaseFlags): void {
        const file = new ReleaseFile(this.context.root, stack);
        const releases = target === undefined ? file.releases() : [file.named(target)];
        const lines = releases.flatMap((release) => [
            sentenceOf(release),
            ...Object.entries(release.status.contents).map(([name, content]) => `  ${name}: ${content}`),
        ]);
        this.#print(lines, json, { stack, releases: releases.map(plain) });
    }

    #print(lines: readonly string[], json: boolean | undefined, object: object): void {
        const shown = { schemaVersion: 1, command: "release", ...object };
        const text = json ? JSON.stringify(shown, undefined, 2) : lines.join("\n");
        this.context.terminal.out.write(`${text}\n`);
    }
}

function showCommand(steps: Steps): Command {
    return withStackOption(new Command("show"), steps.context)
        .description("what is live, what is the candidate with its share, and what was live before")
        .argument("[target]", "a system, or system/part; default: everything that the stack releases")
        .option("--json", "print one JSON object and nothing else")
        .action((target: string | undefined, flags: ReleaseFlags) => steps.show(target, flags));
}

function deployCommand(steps: Steps): Command {
    return steps
        .command("deploy", "put a new release beside the live one; it takes no requests")
        .option("--image <image...>", "image by digest; for erato region=ami-… once for each region")
        .option("--name <name>", "name of the revision or of the build; default: the next number")
        .option("--directory <path>", "pages: directory with the built files")
        .option("--serving <id>", "pages: id of the version that is served now")
        .action((target: string, { image = [], name, directory, serving, ...flags }: DeployFlags) =>
            steps.take(target, flags, (release) => release.deploy({ images: image, name, directory, serving })),
        );
}

function shiftCommand(steps: Steps): Command {
    return steps
        .command("shift", "give the candidate a share of requests, where the system can")
        .requiredOption("--percent <number>", "its share, 0 to 99; promote gives it everything", percent)
        .action((target: string, flags: ReleaseFlags & { readonly percent: number }) =>
            steps.take(target, flags, (release) => release.shift(flags.percent)),
        );
}

function percent(text: string): number {
    if (!/^\d+$/.test(text)) throw new InvalidArgumentError(`must be a whole number from 0 to 99, got ${text}.`);
    return Number(text);
}

function plain({ target, status }: Release): Status & { readonly target: string } {
    return { target, ...status };
}

/** `claim-navigator/v2: r1 is live, candidate r2 takes 10 % of requests`. */
function sentenceOf({ target, status: { live, candidate, previous } }: Release): string {
    const share = candidate?.percent ? `${candidate.percent} % of requests` : "nothing";
    return [
        `${target}: ${live} is live`,
        ...(candidate === undefined ? [] : [`candidate ${candidate.name} takes ${share}`]),
        ...(previous === undefined ? [] : [`${previous} was live before`]),
    ].join(", ");
}

function changedLine({ key, before, after }: ChangedKey): string {
    return `  ${key}: ${shown(before)} → ${shown(after)}`;
}

function shown(value: unknown): string {
    if (value === undefined) return "not set";
    return typeof value === "string" ? value : JSON.stringify(value);
}
