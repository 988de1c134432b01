import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "log-group-keeps-its-lines",
    title: "A log group of CloudWatch keeps its lines for as long as an incident is looked into",
    severity: "low",
    concern: "observability",
    types: ["aws:cloudwatch/logGroup:LogGroup"],
    breaks: "when somebody asks what happened, the lines that would tell are gone",
    remedy: "{ retentionInDays: 30 }",
    sources: [
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/loggroup/", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-14", "ER-10"],
    whenUnknown: "unknown",
    settings: { retentionDays: 30 },
    judge: (group, { retentionDays }) => {
        // Unset and 0 are for ever.
        const days = known(readNumber(group, "retentionInDays")) ?? 0;
        return days === 0 || days >= retentionDays
            ? pass(group, days === 0 ? "keeps its lines for ever" : `keeps its lines for ${days} days`)
            : fail(
                  group,
                  `retentionInDays is ${days}, needs ${retentionDays} or more`,
                  `{ retentionInDays: ${retentionDays} }`,
              );
    },
});
