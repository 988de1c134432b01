import { TABLE, tableDocs } from "../../clouds/aws/dynamodb.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "dynamodb-deletion-protected",
    title: "AWS refuses to delete a table of DynamoDB",
    severity: "critical",
    concern: "deletion",
    types: [TABLE],
    breaks: "a wrong `destroy`, a renamed key or a click in the console deletes the table",
    remedy: "{ deletionProtectionEnabled: true }",
    sources: [
        tableDocs,
        {
            url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-11"],
    whenUnknown: "fail",
    settings: {},
    judge: (table) => judgeSwitches(table, { property: "deletionProtectionEnabled", needs: true, unset: false }),
});
