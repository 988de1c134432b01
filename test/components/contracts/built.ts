/** Components built on the simulated clouds without an engine, and what they made, in the form of an exported state. */
import * as pulumi from "@pulumi/pulumi";
import { planHost } from "../../../sandbox/cloud/plan.ts";
import { PlanRecorder } from "../../../sandbox/engine/plan-recorder.ts";

/** One resource that was made. */
export class Made {
    readonly #resource: Readonly<Record<string, unknown>>;

    constructor(resource: Readonly<Record<string, unknown>>) {
        this.#resource = resource;
    }

    get name(): string {
        return this.text("urn").split("::").at(-1) ?? "";
    }
    get type(): string {
        return this.text("type");
    }
    get isProtected(): boolean {
        return this.#resource.protect === true;
    }

    /** What the program wrote at a dotted path; list positions are numbers. Undefined when it wrote nothing. */
    wrote(path: string): unknown {
        return valueAt(this.#resource.inputs, path);
    }

    /** What the cloud answered at a dotted path. */
    answered(path: string): unknown {
        return valueAt(this.#resource.outputs, path);
    }

    private text(key: string): string {
        return String(this.#resource[key] ?? "");
    }
}

function valueAt(source: unknown, path: string): unknown {
    let value = source;
    for (const step of path.split(".")) {
        if (typeof value !== "object" || value === null) return undefined;
        value = Object.entries(value).find(([key]) => key === step)?.[1];
    }
    return value;
}

/** Everything that was made, with what the function returned once all of it is known. Rejects with the first refusal. */
export async function built<T>(
    build: () => T,
): Promise<{ readonly made: readonly Made[]; readonly result: pulumi.Unwrap<T> }> {
    const recorder = new PlanRecorder(() => {});
    await pulumi.runtime.setMocks(planHost(), "ha-platform", "contract", false);
    recorder.attach(pulumi.runtime.getMonitor());
    const known: { readonly result: pulumi.Unwrap<T> }[] = [];
    await pulumi.runtime.runInPulumiStack(async () => {
        // As an output of the stack, so that the run does not end before it is known.
        return { count: pulumi.output(build()).apply((result) => known.push({ result })) };
    });
    await pulumi.runtime.disconnect();
    const [failure] = recorder.failures();
    if (failure !== undefined) throw failure;
    const [answer] = known;
    if (answer === undefined) throw new Error("what was built never became known");
    return { made: recorder.resources().map((resource) => new Made(resource)), ...answer };
}

/** All resources whose type token ends so: `rds/instance:Instance`. */
export function ofType(made: readonly Made[], type: string): readonly Made[] {
    return made.filter((one) => one.type.endsWith(type));
}

/** The only one of a type whose name ends so; throws when there is none, or more than one. */
export function oneOf(made: readonly Made[], type: string, ending = ""): Made {
    const found = ofType(made, type).filter(({ name }) => name.endsWith(ending));
    const [first] = found;
    if (first === undefined || found.length > 1) {
        throw new Error(`wanted one ${type} ${ending}, found ${found.map(({ name }) => name).join(", ") || "none"}`);
    }
    return first;
}
