import * as fs from "node:fs";
import * as path from "node:path";
import { stringify } from "yaml";
import type { ExportedState } from "../sandbox/engine/deployment.ts";
import type { PolicyPack } from "../sandbox/engine/messages.ts";
import { run } from "../sandbox/engine/run.ts";
import { readStackConfiguration } from "../sandbox/engine/stack-files.ts";

export interface Measurement {
    readonly resources: number;
    readonly previewSeconds: number;
    readonly upSeconds: number;
    /** A preview of what is up already, where that was asked for. */
    readonly againSeconds: number;
    readonly state: ExportedState;
}

const project = path.join(import.meta.dirname, "..");

/** The whole platform, a number of copies of one system, and the same number of resources with nothing of ours. */
const PROGRAMS = { platform: "stacks/platform.ts", copies: "bench/copies.ts", bare: "bench/bare.ts" } as const;

/** Previews and brings up one program with prod's settings on simulated clouds of its own, once, under `folder`. */
export async function measure(
    folder: string,
    cli: string,
    program: keyof typeof PROGRAMS,
    settings: Readonly<Record<string, number>>,
    policyPack?: PolicyPack,
    again = false,
): Promise<Measurement> {
    const pack = policyPack === undefined ? [] : [path.basename(policyPack.executable)];
    const stack = [program, ...Object.values(settings), ...pack].join("-");
    const prod = readStackConfiguration(project, "prod", {});
    const bench = Object.fromEntries(Object.entries(settings).map(([name, value]) => [`bench:${name}`, value]));
    fs.copyFileSync(path.join(project, "Pulumi.yaml"), path.join(folder, "Pulumi.yaml"));
    fs.writeFileSync(path.join(folder, `Pulumi.${stack}.yaml`), stringify({ config: { ...prod.values, ...bench } }));
    const options = {
        root: folder,
        stack,
        cli,
        program: path.join(project, PROGRAMS[program]),
        clouds: path.join(project, "sandbox/cloud/process.ts"),
        policyPack,
    };
    const preview = await run({ ...options, command: "preview" });
    const up = await run({ ...options, command: "up" });
    const second = again ? await run({ ...options, command: "preview" }) : up;
    for (const { result, diagnostics } of [preview, up, second]) {
        if (result !== "succeeded") throw new Error(diagnostics.map(({ message }) => message).join("\n"));
    }
    return {
        resources: up.state().deployment.resources?.length ?? 0,
        previewSeconds: preview.seconds,
        upSeconds: up.seconds,
        againSeconds: again ? second.seconds : 0,
        state: up.state(),
    };
}
