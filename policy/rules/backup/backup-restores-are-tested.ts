import { BACKED_UP, PLAN, RESTORE_PLAN, RESTORE_SELECTION, SELECTION, selected } from "../../clouds/aws/backup.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { systemOf } from "../../systems.ts";

export default defineResourceRule({
    id: "backup-restores-are-tested",
    title: "Restores of each kind of backup are tested on a schedule",
    severity: "high",
    concern: "backup",
    types: [PLAN],
    breaks: "that the backups cannot be restored is found out on the day when they are needed",
    remedy: 'new aws.backup.RestoreTestingSelection("restores-rds", { restoreTestingPlanName: restores.name, protectedResourceType: "RDS", protectedResourceArns: ["*"], iamRoleArn: role.arn })',
    sources: [
        {
            url: "https://www.pulumi.com/registry/packages/aws/api-docs/backup/restoretestingplan/",
            read: "2026-11-22",
        },
        { url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html", read: "2026-11-22" },
    ],
    requirements: ["ER-11", "ER-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (plan, _settings, graph) => {
        const kept = graph.referring(plan, SELECTION, "planId").flatMap((selection) => selected(graph, selection));
        const kinds = [...new Set(kept.flatMap(({ type }) => BACKED_UP[type] ?? []))];
        const system = systemOf(graph, plan);
        // Copies are restored in either region, so one plan of tests may be enough for both.
        const [tests] = graph.ofType(RESTORE_PLAN).filter((each) => systemOf(graph, each) === system);
        const selections =
            tests === undefined ? [] : graph.referring(tests, RESTORE_SELECTION, "restoreTestingPlanName");
        const tested = selections.map((selection) => known(readString(selection, "protectedResourceType")));
        const untested = kinds.filter((kind) => !tested.includes(kind));
        if (untested.length === 0) return pass(plan, `restores are tested: ${kinds.join(", ")}`);
        const name = (tests && known(readString(tests, "name"))) ?? "restores";
        const schedule = `name: "restores", scheduleExpression: "cron(0 9 ? * SUN *)"`;
        const points = `recoveryPointSelection: { algorithm: "LATEST_WITHIN_WINDOW", includeVaults: ["*"], recoveryPointTypes: ["SNAPSHOT"] }`;
        const added = [
            ...(tests === undefined
                ? [`new aws.backup.RestoreTestingPlan("restores", { ${schedule}, ${points} })`]
                : []),
            ...untested.map(
                (kind) =>
                    `new aws.backup.RestoreTestingSelection("restores-${kind}-added", { restoreTestingPlanName: "${name}", protectedResourceType: "${kind}", protectedResourceArns: ["*"], iamRoleArn: "<arn of a role>" })`,
            ),
        ];
        return fail(plan, `no test restores ${untested.join(", ")}`, `[${added.join(", ")}]`);
    },
});
