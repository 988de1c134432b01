import { z } from "zod";
import { platformContract } from "../../stacks/contract/v1.ts";

/** JSON schema of what a stack exports. Further fields are allowed: a newer platform may say more. */
export function contractJsonSchema(): string {
    const { $schema, ...schema } = z.toJSONSchema(platformContract, { target: "draft-2020-12", io: "input" });
    const title = "Outputs of a stack of ha-platform";
    return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
