/** Runs the bundled policy pack as the engine does: as a process that speaks the analyzer protocol. */

import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import analyzerServices from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import emptyMessages from "google-protobuf/google/protobuf/empty_pb.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import type { Properties, State } from "./state.ts";

export interface Diagnostic {
    readonly rule: string;
    readonly level: "mandatory" | "advisory";
    readonly urn: string;
    readonly message: string;
}

const BOOT_SECONDS = 30;

export class Analyzer {
    readonly #process: ChildProcess;
    readonly #client: InstanceType<typeof analyzerServices.AnalyzerClient>;

    private constructor(child: ChildProcess, client: InstanceType<typeof analyzerServices.AnalyzerClient>) {
        this.#process = child;
        this.#client = client;
    }

    /** Starts the command of a pack, which prints the port that it serves. */
    static async start(command: string, args: readonly string[], cwd: string): Promise<Analyzer> {
        const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
        const port = await portOf(child);
        return new Analyzer(
            child,
            new analyzerServices.AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure()),
        );
    }

    /** Names of the pack's policies with their levels. */
    async policies(): Promise<ReadonlyMap<string, string>> {
        const info = await new Promise<InstanceType<typeof analyzer.AnalyzerInfo>>((resolve, reject) => {
            this.#client.getAnalyzerInfo(new emptyMessages.Empty(), (error, answer) =>
                error ? reject(error) : resolve(answer),
            );
        });
        return new Map(
            info.getPoliciesList().map((policy) => [policy.getName(), levelOf(policy.getEnforcementlevel())]),
        );
    }

    /** What the pack says about a stack, as at the end of a preview or an update. */
    async analyzeStack(state: State): Promise<readonly Diagnostic[]> {
        const request = new analyzer.AnalyzeStackRequest();
        request.setResourcesList(state.export().deployment.resources.map((entry) => toMessage(entry, state)));
        const answer = await new Promise<InstanceType<typeof analyzer.AnalyzeResponse>>((resolve, reject) => {
            this.#client.analyzeStack(request, (error, response) => (error ? reject(error) : resolve(response)));
        });
        return answer.getDiagnosticsList().map((diagnostic) => {
            const level = levelOf(diagnostic.getEnforcementlevel());
            assert.ok(level === "mandatory" || level === "advisory");
            return {
                rule: diagnostic.getPolicyname(),
                level,
                urn: diagnostic.getUrn(),
                message: diagnostic.getMessage(),
            };
        });
    }

    /** Turns remediation on for the named policies, as a configuration file would. */
    async configureRemediation(...policies: readonly string[]): Promise<void> {
        const request = new analyzer.ConfigureAnalyzerRequest();
        for (const policy of policies) {
            const configuration = new analyzer.PolicyConfig();
            configuration.setEnforcementlevel(analyzer.EnforcementLevel.REMEDIATE);
            configuration.setProperties(structs.Struct.fromJavaScript({}));
            request.getPolicyconfigMap().set(policy, configuration);
        }
        await new Promise<void>((resolve, reject) => {
            this.#client.configure(request, (error) => (error ? reject(error) : resolve()));
        });
    }

    /** The inputs that each policy leaves a resource with that is about to be created; nothing from those that do nothing. */
    async remediate(type: string, inputs: Properties): Promise<ReadonlyMap<string, unknown>> {
        const request = new analyzer.AnalyzeRequest();
        request.setType(type).setName("some").setUrn(`urn:pulumi:prod::ha-platform::${type}::some`);
        request.setProperties(structs.Struct.fromJavaScript(JSON.parse(JSON.stringify(inputs))));
        request.setOptions(new analyzer.AnalyzerResourceOptions());
        const answer = await new Promise<InstanceType<typeof analyzer.RemediateResponse>>((resolve, reject) => {
            this.#client.remediate(request, (error, response) => (error ? reject(error) : resolve(response)));
        });
        return new Map(
            answer.getRemediationsList().map((made) => [made.getPolicyname(), made.getProperties()?.toJavaScript()]),
        );
    }

    async stop(): Promise<void> {
        this.#client.close();
        const ended = new Promise((resolve) => this.#process.once("exit", resolve));
        this.#process.kill();
        await ended;
    }
}

/** The engine hands secrets to packs in the clear. */
function decrypted(_key: string, value: unknown): unknown {
    return isEncrypted(value) ? { ...value, value: "example" } : value;
}

function isEncrypted(value: unknown): value is { readonly ciphertext: string } {
    return typeof value === "object" && value !== null && "ciphertext" in value;
}

type Entry = ReturnType<State["export"]>["deployment"]["resources"][number];

function toMessage(entry: Entry, state: State) {
    const message = new analyzer.AnalyzerResource();
    message
        .setType(entry.type)
        .setUrn(entry.urn)
        .setName(entry.urn.slice(entry.urn.lastIndexOf("::") + 2));
    message.setProperties(structs.Struct.fromJavaScript(JSON.parse(JSON.stringify(entry.outputs), decrypted)));
    const options = new analyzer.AnalyzerResourceOptions();
    options.setProtect(entry.protect ?? false);
    options.setIgnorechangesList([...(entry.ignoreChanges ?? [])]);
    options.setDeletebeforereplace(entry.deleteBeforeReplace ?? false);
    options.setDeletebeforereplacedefined(entry.deleteBeforeReplace !== undefined);
    message.setOptions(options);
    if (entry.parent !== undefined) message.setParent(entry.parent);
    for (const [property, urns] of Object.entries(entry.propertyDependencies ?? {})) {
        const made = new analyzer.AnalyzerPropertyDependencies();
        made.setUrnsList([...urns]);
        message.getPropertydependenciesMap().set(property, made);
    }
    const { provider } = entry;
    const described =
        provider && state.export().deployment.resources.find(({ urn }) => provider.startsWith(`${urn}::`));
    if (described) {
        const resource = new analyzer.AnalyzerProviderResource();
        resource
            .setType(described.type)
            .setUrn(described.urn)
            .setName(described.urn.slice(described.urn.lastIndexOf("::") + 2));
        resource.setProperties(structs.Struct.fromJavaScript(JSON.parse(JSON.stringify(described.inputs))));
        message.setProvider(resource);
    }
    return message;
}

function levelOf(level: number): "mandatory" | "advisory" | "disabled" | "other" {
    if (level === analyzer.EnforcementLevel.MANDATORY) return "mandatory";
    if (level === analyzer.EnforcementLevel.DISABLED) return "disabled";
    return level === analyzer.EnforcementLevel.ADVISORY ? "advisory" : "other";
}

function portOf(child: ChildProcess): Promise<number> {
    return new Promise((resolve, reject) => {
        const output: string[] = [];
        const timer = setTimeout(
            () => reject(new Error(`the pack did not start within ${BOOT_SECONDS} s: ${output.join("")}`)),
            BOOT_SECONDS * 1000,
        );
        const collect = (chunk: Buffer) => {
            output.push(chunk.toString());
            const port = /^(\d+)\s*$/m.exec(output.join(""))?.[1];
            if (port === undefined) return;
            clearTimeout(timer);
            resolve(Number(port));
        };
        child.stdout?.on("data", collect);
        child.stderr?.on("data", (chunk: Buffer) => output.push(chunk.toString()));
        child.once("exit", (code) => {
            clearTimeout(timer);
            reject(new Error(`the pack ended with ${code}: ${output.join("")}`));
        });
    });
}
