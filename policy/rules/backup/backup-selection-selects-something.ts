import { SELECTION, selected, selectionDocs } from "../../clouds/aws/backup.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "backup-selection-selects-something",
    title: "A selection of AWS Backup selects something of its region",
    severity: "high",
    concern: "backup",
    types: [SELECTION],
    breaks: "the plan runs every day, is green, and keeps nothing: a tag is misspelt or its resources are elsewhere",
    remedy: '{ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "erato" }] }',
    sources: [
        selectionDocs,
        {
            url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (selection, _settings, graph) => {
        const found = selected(graph, selection);
        return found.length === 0
            ? fail(selection, `nothing in ${selection.region} has its tags or ARNs`)
            : pass(selection, `selects ${found.map(({ name }) => name).join(", ")}`);
    },
});
