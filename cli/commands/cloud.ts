import { Command, InvalidArgumentError, Option } from "commander";
import type { FaultEffect, FaultRule } from "../../sandbox/cloud/faults.ts";
import type { ChangedValue, Operations, ResourceRow } from "../../sandbox/cloud/operations.ts";
import { onStore } from "../../sandbox/cloud/outside.ts";
import type { Value } from "../../sandbox/cloud/values.ts";
import { withClouds } from "../../sandbox/engine/clouds-outside.ts";
import { Refusal, sentenceOf } from "../../sandbox/engine/refusal.ts";
import type { Context } from "../context.ts";
import { type StackFlags, withStackOption } from "./stack-option.ts";

interface ListFlags extends StackFlags {
    readonly type?: string;
    readonly region?: string;
    readonly name?: string;
    readonly json?: boolean;
}

interface FailFlags extends StackFlags {
    readonly region?: string;
    readonly service?: string;
    readonly type?: string;
    readonly operation?: NonNullable<FaultRule["operation"]>;
    readonly times?: number;
    readonly after?: number;
    readonly slow?: number;
    readonly hang?: boolean;
    readonly message?: string;
}

/** `ha cloud`: changes to the simulated clouds behind Pulumi's back, as they happen in real ones. */
export function cloudCommand(context: Context): Command {
    const command = new Command("cloud")
        .description("look into the simulated clouds, or change them behind Pulumi's back")
        .addHelpText(
            "after",
            "\nExamples:\n  ha cloud list --stack prod --region us-east1\n  ha cloud fail --stack prod --region us-central1\n  ha cloud heal --stack prod\n  ha cloud remove --stack prod esta-tracker-exports",
        );
    const access = new CloudAccess(context);
    command.addCommand(listCommand(access));
    command.addCommand(failCommand(access));
    command.addCommand(healCommand(access));
    command.addCommand(setCommand(access));
    command.addCommand(removeCommand(access));
    command.addCommand(promoteCommand(access));
    return command;
}

class CloudAccess {
    readonly context: Context;

    constructor(context: Context) {
        this.context = context;
    }

    /** Lets `act` read the clouds and prints what it returns. */
    read(stack: string, name: string, act: (operations: Operations) => readonly string[]): void {
        this.#open(stack, name, false, act);
    }

    /** As `read`, and keeps what `act` changed. */
    change(stack: string, name: string, act: (operations: Operations) => readonly string[]): void {
        this.#open(stack, name, true, act);
    }

    #open(stack: string, name: string, keep: boolean, act: (operations: Operations) => readonly string[]): void {
        const access = { root: this.context.root, stack, command: `ha cloud ${name} --stack ${stack}` };
        const lines = withClouds(access, keep, (path, remedy) => {
            try {
                return onStore(path, act, remedy);
            } catch (error) {
                throw new Refusal(sentenceOf(error));
            }
        });
        this.context.terminal.out.write(`${lines.join("\n")}\n`);
    }
}

function listCommand(access: CloudAccess): Command {
    return withStackOption(new Command("list"), access.context)
        .description("list what the simulated clouds hold, and what is broken in them")
        .option("--type <text>", "only types that contain this")
        .option("--region <region>", "only this region")
        .option("--name <text>", "only names that contain this")
        .option("--json", "print JSON")
        .action(({ stack, json, type, region, name }: ListFlags) => {
            const filter = { ...(type && { type }), ...(region && { region }), ...(name && { name }) };
            access.read(stack, "list", (operations) => {
                const resources = operations.list(filter);
                const faults = operations.faults();
                if (json) return [JSON.stringify({ schemaVersion: 1, resources, faults }, undefined, 2)];
                const broken = faults.map(({ number, description, spent }) => {
                    return `fault ${number}: ${description}${spent ? " (spent)" : ""}`;
                });
                return [...resources.map(resourceLine), `${resources.length} resources`, ...broken];
            });
        });
}

function failCommand(access: CloudAccess): Command {
    return withStackOption(new Command("fail"), access.context)
        .description("make calls fail from now on, or slow, or hang; without a condition every call")
        .option("--region <region>", "only calls in this region")
        .option("--service <service>", "only calls of this service, such as gcp:cloudrunv2")
        .option("--type <token>", "only calls for this resource type")
        .addOption(
            new Option("--operation <operation>", "only this operation").choices([
                "create",
                "read",
                "update",
                "delete",
                "invoke",
            ]),
        )
        .option("--after <count>", "let this many calls pass first", wholeNumber)
        .option("--times <count>", "hit this many calls, then heal", wholeNumber)
        .option("--message <text>", "the error that the calls end with")
        .addOption(new Option("--slow <milliseconds>", "delay calls instead").argParser(wholeNumber).conflicts("hang"))
        .option("--hang", "never answer instead, until the run is interrupted")
        .action((flags: FailFlags) => {
            access.change(flags.stack, "fail", (operations) => {
                const { number, description } = operations.addFault(faultRule(flags));
                return [`fault ${number}: ${description}; ha cloud heal --stack ${flags.stack} ${number} ends it`];
            });
        });
}

function healCommand(access: CloudAccess): Command {
    return withStackOption(new Command("heal"), access.context)
        .description("end faults: all, one by its number, or those of a region, service or type")
        .argument("[what]", "a number, region, service or type", "all")
        .action((what: string, { stack }: StackFlags) => {
            access.change(stack, "heal", (operations) => {
                const healed = operations
                    .heal(what)
                    .map(({ number, description }) => `healed ${number}: ${description}`);
                return healed.length > 0 ? healed : ["nothing was broken"];
            });
        });
}

function setCommand(access: CloudAccess): Command {
    return withStackOption(new Command("set"), access.context)
        .description("change one property of a resource; without a value it is removed")
        .argument("<resource>", "URN, id, name, or Type/name")
        .argument("<path>", "the property, such as scaling.minInstanceCount")
        .argument("[value]", "JSON, or text where it is not JSON")
        .action((resource: string, path: string, value: string | undefined, { stack }: StackFlags) => {
            access.change(stack, "set", (operations) => [
                changeLine(operations.set(resource, path, parseValue(value))),
            ]);
        });
}

function removeCommand(access: CloudAccess): Command {
    return withStackOption(new Command("remove"), access.context)
        .description("delete a resource as somebody with a console would; no protection is asked")
        .argument("<resource>", "URN, id, name, or Type/name")
        .action((resource: string, { stack }: StackFlags) => {
            access.change(stack, "remove", (operations) => [`removed ${resourceLine(operations.remove(resource))}`]);
        });
}

function promoteCommand(access: CloudAccess): Command {
    return withStackOption(new Command("promote"), access.context)
        .description("make a standby the writer, as a cloud's own failover does")
        .argument("<resource>", "URN, id, name, or Type/name")
        .action((resource: string, { stack }: StackFlags) => {
            access.change(stack, "promote", (operations) => operations.promote(resource).map(changeLine));
        });
}

function faultRule({ region, service, type, operation, after, times, slow, hang, message }: FailFlags): FaultRule {
    const effect: FaultEffect =
        slow !== undefined
            ? { kind: "slow", milliseconds: slow }
            : hang
              ? { kind: "hang" }
              : { kind: "fail", ...(message !== undefined && { message }) };
    return {
        ...(region !== undefined && { region }),
        ...(service !== undefined && { service }),
        ...(type !== undefined && { type }),
        ...(operation !== undefined && { operation }),
        ...(after !== undefined && { after }),
        ...(times !== undefined && { times }),
        effect,
    };
}

function wholeNumber(text: string): number {
    if (!/^\d+$/.test(text)) throw new InvalidArgumentError(`must be a whole number, got ${text}.`);
    return Number(text);
}

function parseValue(text: string | undefined): Value | undefined {
    if (text === undefined) return undefined;
    try {
        return JSON.parse(text);
    } catch {
        return text; // plain text needs no quotes
    }
}

function resourceLine({ type, logicalName, id, region, abandoned }: ResourceRow): string {
    return `${type}  ${logicalName}  ${id}${region ? `  ${region}` : ""}${abandoned ? "  (given up by Pulumi)" : ""}`;
}

function changeLine({ resource, path, before, after }: ChangedValue): string {
    return `${resource.logicalName}: ${path} was ${JSON.stringify(before)}, is ${JSON.stringify(after)}`;
}
