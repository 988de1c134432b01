/** Names of resources in AWS: `arn:partition:service:region:account:resource`. */

/** The region in an ARN; `undefined` for other names, and for services without regions. */
export function regionOfArn(name: string): string | undefined {
    const [prefix, , , region] = name.split(":");
    return prefix === "arn" && region !== undefined && region !== "" ? region : undefined;
}
