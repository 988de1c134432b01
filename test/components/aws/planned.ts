/** Components built on the simulated clouds without an engine, and what they made. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { MockResourceArgs } from "@pulumi/pulumi/runtime/mocks.js";
import { planHost } from "../../../sandbox/cloud/plan.ts";

export interface Planned {
    readonly type: string;
    readonly name: string;
    readonly id: string | undefined;
    /** As the program wrote them. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** As the simulated cloud answered. */
    readonly outputs: Readonly<Record<string, unknown>>;
    /** Reference to the provider that it went through. */
    readonly provider: string;
}

export const ACCOUNT = "123456789012";
export const TAGS = { system: "erato", environment: "test" };

/** A provider of one region. */
export function providerOf(region: string): pulumi.ProviderResource {
    return new aws.Provider(`aws-${region}`, { region, allowedAccountIds: [ACCOUNT] });
}

/** Builds on a simulated cloud of its own and returns everything that was made. Rejects with the first refusal. */
export async function planned(build: () => unknown): Promise<readonly Planned[]> {
    const host = planHost();
    const made: Planned[] = [];
    await pulumi.runtime.setMocks({
        newResource: async (args: MockResourceArgs) => {
            const { id, state } = await host.newResource(args);
            const { type, name, inputs, provider = "" } = args;
            // A component has the last word of its type in common with what it is made of.
            if (args.custom !== false) made.push({ type, name, id, inputs, outputs: state, provider });
            return { id, state };
        },
        call: (args) => host.call(args),
    });
    await pulumi.runtime.runInPulumiStack(async () => {
        build();
        return {};
    });
    // Until everything that waits for something else has been made too.
    await pulumi.runtime.disconnect();
    return made;
}

/** The only resource of a type whose name ends so; throws when there is none, or more than one. */
export function only(made: readonly Planned[], type: string, ending = ""): Planned {
    const found = all(made, type).filter((one) => one.name.endsWith(ending));
    const [first] = found;
    if (first === undefined || found.length > 1) {
        throw new Error(`wanted one ${type} ${ending}, found ${found.map(({ name }) => name).join(", ") || "none"}`);
    }
    return first;
}

/** All resources of a type, by its last word. */
export function all(made: readonly Planned[], type: string): readonly Planned[] {
    return made.filter((one) => one.type.endsWith(`:${type}`));
}
