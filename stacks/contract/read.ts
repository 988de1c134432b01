import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { refuse } from "./refuse.ts";
import { CONTRACT_VERSION, type PlatformContract, platformContract, type SystemContracts, systems } from "./v1.ts";

export type { PlatformContract, SystemContracts };
/** A system that a platform may run. */
export type SystemName = keyof SystemContracts;

/** What is needed of a `pulumi.StackReference`. */
export type PlatformReference = Pick<pulumi.StackReference, "name" | "outputs" | "requireOutput">;

/** A platform's outputs, checked as they are read. Everything depends on the stack reference that it was read from. */
export interface Platform {
    /** Name of the platform's stack, such as `prod`. */
    readonly environment: pulumi.Output<PlatformContract["environment"]>;
    readonly regions: pulumi.Output<PlatformContract["regions"]>;
    /** What may be relied on of a system. Ends the update when the platform does not run it. */
    system<Name extends SystemName>(name: Name): pulumi.Output<SystemContracts[Name]>;
}

/**
 * Reads the stack of a platform. What is wrong with it ends the update in one sentence: that it is no platform or was never
 * brought up, that its contract is too old or too new for this program, that it does not run a system. What is secret
 * stays secret, and what is not known yet is waited for.
 */
export function readPlatform(reference: PlatformReference): Platform {
    return new PlatformReader(reference);
}

/** Typed by what each schema gives. */
const SYSTEMS: { readonly [Name in SystemName]: z.ZodType<SystemContracts[Name]> } = systems;
const FIELDS: {
    readonly [Field in "environment" | "regions"]: z.ZodType<PlatformContract[Field]>;
} = platformContract.shape;

class PlatformReader implements Platform {
    readonly #reference: PlatformReference;

    constructor(reference: PlatformReference) {
        this.#reference = reference;
    }

    get environment(): Platform["environment"] {
        return this.#field("environment");
    }

    get regions(): Platform["regions"] {
        return this.#field("regions");
    }

    system<Name extends SystemName>(name: Name): pulumi.Output<SystemContracts[Name]> {
        return this.#read("systems", (running, stack) => {
            const all = z.record(z.string(), z.unknown()).catch({}).parse(running);
            if (!Object.hasOwn(all, name)) {
                refuse(`${stack} must run ${name}, and runs ${Object.keys(all).sort().join(", ") || "no system"}`);
            }
            return checked(SYSTEMS[name], all[name], `systems.${name}`, stack);
        });
    }

    #field<Field extends keyof typeof FIELDS>(field: Field): pulumi.Output<PlatformContract[Field]> {
        return this.#read(field, (value, stack) => checked(FIELDS[field], value, field, stack));
    }

    #read<T>(field: string, make: (value: unknown, stack: string) => T): pulumi.Output<T> {
        return pulumi.all([this.#stack(), this.#output(field)]).apply(([stack, value]) => make(value, stack));
    }

    /** Name of the stack, once it has turned out to be a platform with the right contract. */
    #stack(): pulumi.Output<string> {
        return pulumi.all([this.#reference.name, this.#output("contractVersion")]).apply(([stack, version]) => {
            if (version !== CONTRACT_VERSION) refuse(foreignVersion(stack, version));
            return stack;
        });
    }

    /** An output that has to exist. Whether all of them together are secret says nothing about this one. */
    #output(field: string): pulumi.Output<unknown> {
        const present = pulumi.unsecret(this.#reference.outputs).apply(Object.keys);
        return pulumi.all([this.#reference.name, present]).apply(([stack, names]): pulumi.Output<unknown> => {
            if (!names.includes("contractVersion")) {
                refuse(`${stack} exports no contractVersion: it was never brought up, or is no stack of ha-platform`);
            }
            if (!names.includes(field)) refuse(missing(stack, field));
            return this.#reference.requireOutput(field);
        });
    }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, at: string, stack: string): T {
    const { data, error, success } = schema.safeParse(value, { reportInput: true });
    if (success) return data;
    const [issue] = error.issues;
    const path = [at, ...(issue?.path ?? []).map(String)].join(".");
    return refuse(
        issue?.input === undefined
            ? missing(stack, path)
            : `${stack} exports ${path} in a form that contract version ${CONTRACT_VERSION} does not have: ${issue.message}`,
    );
}

function missing(stack: string, path: string): string {
    return `${stack} exports no ${path}: bring it up with an ha-platform that is as new as this program's`;
}

function foreignVersion(stack: string, version: unknown): string {
    const remedy =
        typeof version === "number" && version > CONTRACT_VERSION
            ? "this program needs a newer ha-platform"
            : "bring it up with a newer ha-platform";
    return `${stack} exports contract version ${version}, and this program reads ${CONTRACT_VERSION}: ${remedy}`;
}
