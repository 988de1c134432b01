import { z } from "zod";
import { configSchema, NAMESPACE } from "../../stacks/config.ts";

/** JSON schema of a `Pulumi.<stack>.yaml`, for editors; the same facts that `stacks/config.ts` checks. */
export function configJsonSchema(): string {
    const { properties = {}, required = [] } = z.toJSONSchema(configSchema, { target: "draft-7", io: "input" });
    const key = (name: string) => `${NAMESPACE}:${name}`;
    const schema = {
        $schema: "http://json-schema.org/draft-07/schema#",
        title: "Stack file of ha-platform",
        type: "object",
        properties: {
            config: {
                type: "object",
                properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [key(name), value])),
                required: required.map(key),
            },
        },
        required: ["config"],
    };
    return `${JSON.stringify(schema, null, 2)}\n`;
}
