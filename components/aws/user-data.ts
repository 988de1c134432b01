import * as pulumi from "@pulumi/pulumi";

/** Where instances find what the platform tells the application, as `NAME=value` lines. */
export const ENVIRONMENT_FILE = "/etc/ha-platform/environment";

/**
 * What an instance is told at its first boot, in the form that a launch template takes. Names and addresses only: secrets
 * are fetched by the application with the instance's own identity. Throws when a value spans lines.
 */
export function renderUserData(environment: Readonly<Record<string, string>>): string {
    const lines = Object.entries(environment).map(([name, value]) => {
        if (/[\r\n]/.test(value))
            throw new RangeError(`environment.${name} must be one line, got ${value.length} characters`);
        return `${name}=${value}`;
    });
    // YAML takes JSON as it is, so nothing has to be quoted by hand.
    const config = { write_files: [{ path: ENVIRONMENT_FILE, permissions: "0644", content: `${lines.join("\n")}\n` }] };
    return Buffer.from(`#cloud-config\n${JSON.stringify(config)}\n`).toString("base64");
}

/** The same, where values are still to come. */
export function userData(environment: Readonly<Record<string, pulumi.Input<string>>>): pulumi.Output<string> {
    return pulumi.output(environment).apply(renderUserData);
}
