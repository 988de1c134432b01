import { TABLE, tableDocs } from "../../clouds/aws/dynamodb.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "dynamodb-point-in-time-recovery",
    title: "A table of DynamoDB can be restored to any second of its last days",
    severity: "critical",
    concern: "backup",
    types: [TABLE],
    breaks: "what a wrong release has overwritten since the night is lost, in every region that the table is replicated to",
    remedy: "{ pointInTimeRecovery: { enabled: true } }",
    sources: [
        tableDocs,
        {
            url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-11"],
    whenUnknown: "fail",
    settings: {},
    judge: (table) =>
        known(readBoolean(table, "pointInTimeRecovery.enabled")) === true
            ? pass(table, "can be restored to any second")
            : fail(table, "pointInTimeRecovery.enabled is not true"),
});
