/** Tables of DynamoDB. Defaults are from the provider's schema, `@pulumi/aws` 7.48.0, read 2026-11-22. */

import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const TABLE = "aws:dynamodb/table:Table";

export const tableDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/dynamodb/table/",
    read: "2026-11-22",
};

/** Whether AWS gives as much as is asked for; otherwise reads and writes are a number that somebody chose. */
export function isOnDemand(table: Resource): boolean {
    return known(readString(table, "billingMode")) === "PAY_PER_REQUEST";
}
