import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import type { PlatformContract, SystemName } from "./read.ts";
import { sampleOutputs } from "./sample.ts";
import { platformContract, systems } from "./v1.ts";

/** Some fields of `T`, at any depth; lists as a whole. */
export type Some<T> = T extends readonly unknown[] | string | number | boolean
    ? T
    : { readonly [Key in keyof T]?: Some<T[Key]> };

/** A platform for tests. */
export interface SamplePlatform {
    /** Default: all of them. */
    readonly systems?: readonly SystemName[];
    /** Outputs that a test is about. */
    readonly overrides?: Some<PlatformContract>;
}

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** Outputs of a platform as its contract has them, valid and typed. Throws when the overrides leave it no valid ones. */
export function samplePlatform({ systems: running, overrides = {} }: SamplePlatform = {}): PlatformContract {
    const sample = platformContract.parse(sampleOutputs());
    const wanted = new Set<string>(running ?? Object.keys(systems));
    const kept = Object.entries(sample.systems).filter(([name]) => wanted.has(name));
    return platformContract.parse(merged({ ...sample, systems: Object.fromEntries(kept) }, overrides));
}

/**
 * Mocks for `pulumi.runtime.setMocks` under which every stack reference is the sample platform. What else a program makes
 * and calls goes to `others`; without them a resource gets back its inputs.
 */
export function platformMocks(sample: SamplePlatform = {}, others?: pulumi.runtime.Mocks): pulumi.runtime.Mocks {
    const outputs = samplePlatform(sample);
    return {
        newResource: (args, ...more) => {
            if (args.type === STACK_REFERENCE) {
                return { id: args.name, state: { ...args.inputs, outputs, secretOutputNames: [] } };
            }
            return others?.newResource(args, ...more) ?? { id: `${args.name}-id`, state: args.inputs };
        },
        call: (args, ...more) => others?.call(args, ...more) ?? {},
    };
}

const record = z.record(z.string(), z.unknown());

function merged(base: unknown, overrides: unknown): unknown {
    const [below, above] = [record.safeParse(base), record.safeParse(overrides)];
    if (!above.success) return overrides;
    const result: Record<string, unknown> = { ...below.data };
    for (const [key, value] of Object.entries(above.data)) result[key] = merged(result[key], value);
    return result;
}
