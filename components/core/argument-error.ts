import * as pulumi from "@pulumi/pulumi";

/** One thing wrong with the arguments of a component. */
export interface Problem {
    /** Path of the argument, such as `scaling.minInstances`. */
    readonly path: string;
    /** What is needed and what was received, one sentence: `must be at least 1 so that …, got 0`. */
    readonly reason: string;
}

/** All problems in one error, in the form that the engine prints with argument paths and without a stack. */
export function argumentError(component: string, problems: readonly Problem[]): pulumi.InputPropertiesError {
    return new pulumi.InputPropertiesError({
        message: `${component} cannot be built: ${problems.map(({ path, reason }) => `${path} ${reason}`).join("; ")}`,
        errors: problems.map(({ path, reason }) => ({ propertyPath: path, reason })),
    });
}

/** Throws all problems at once. Does nothing when there are none. */
export function refuse(component: string, problems: readonly Problem[]): void {
    if (problems.length > 0) throw argumentError(component, problems);
}
