/** CloudWatch alarms, dashboards and log groups. */
import { bags, number, text, texts, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { arn, common, globalArn, inRegion, KNOWN, KNOWN_REGION } from "./draw.ts";
import { lookUp, refers } from "./references.ts";
import { COMPOSITE_ALARM, KEY, LOG_GROUP, METRIC_ALARM, TOPIC } from "./tokens.ts";

/** Topics that an alarm notifies must exist in its region; other actions are not simulated. */
function actions(draft: Draft): readonly Refusal[] {
    return ["alarmActions", "okActions", "insufficientDataActions"].flatMap((key) =>
        texts(draft.inputs, key).flatMap(({ index, item }) =>
            item.startsWith("arn:aws:sns:") ? refers(draft, TOPIC, "a topic", `${key}[${index}]`, item) : [],
        ),
    );
}

function complete({ inputs }: Draft): readonly Refusal[] {
    const single = text(inputs, "metricName") !== undefined;
    const queries = bags(inputs, "metricQueries");
    if (!single && queries.length === 0) return [];
    const statistics = ["statistic", "extendedStatistic"].filter((key) => text(inputs, key) !== undefined);
    const answers = queries.filter(({ item }) => item.returnData === true);
    return [
        ...refuseIf(text(inputs, "comparisonOperator") === undefined, {
            property: "comparisonOperator",
            problem: "must be set for an alarm on metrics",
        }),
        ...refuseIf(number(inputs, "evaluationPeriods") === undefined, {
            property: "evaluationPeriods",
            problem: "must be set for an alarm on metrics",
        }),
        ...refuseIf(single && statistics.length !== 1, {
            property: "statistic",
            problem: "or extendedStatistic must be set with metricName, and not both",
            got: statistics.length === 0 ? "none" : "both",
        }),
        ...queries.flatMap(({ index, item }) =>
            refuseIf(text(item, "expression") !== undefined && item.metric !== undefined, {
                property: `metricQueries[${index}].expression`,
                problem: "must be left out beside metric",
                got: printable(item.expression),
            }),
        ),
        ...refuseIf(queries.length > 0 && answers.length !== 1, {
            property: "metricQueries",
            problem: "must hold exactly one query with returnData true",
            got: String(answers.length),
        }),
    ];
}

/** A composite alarm names others inside its rule: `ALARM("name") OR OK(name)`. */
function rule(draft: Draft): readonly Refusal[] {
    const written = text(draft.inputs, "alarmRule") ?? "";
    const names = [...written.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\(\s*["']?([^"')]+?)["']?\s*\)/g)];
    const known = (name: string) =>
        [METRIC_ALARM, COMPOSITE_ALARM].some((type) => lookUp(draft, type, name) !== undefined);
    return names.flatMap(([, name = ""]) =>
        refuseIf(!known(name), {
            property: "alarmRule",
            problem: "must name alarms that exist in this region",
            got: printable(name),
            remedy: "create them first and build the rule from their names",
        }),
    );
}

function dashboardBody({ inputs }: Draft): readonly Refusal[] {
    const body = text(inputs, "dashboardBody");
    return refuseIf(body !== undefined && !body.includes('"widgets"'), {
        property: "dashboardBody",
        problem: "must be JSON that holds widgets",
        got: printable(body),
    });
}

export const cloudWatch: Family = {
    [METRIC_ALARM]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, { evaluateLowSampleCountPercentiles: "" }),
            ...common(draft),
            arn: arn(draft, "cloudwatch", `alarm:${draft.name}`),
        }),
        refusals: (draft) => [...complete(draft), ...actions(draft)],
    },
    [COMPOSITE_ALARM]: {
        id: ({ inputs, name }) => text(inputs, "alarmName") ?? name,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...common(draft),
            arn: arn(draft, "cloudwatch", `alarm:${text(draft.inputs, "alarmName") ?? draft.name}`),
        }),
        refusals: (draft) => [...rule(draft), ...actions(draft)],
    },
    "aws:cloudwatch/dashboard:Dashboard": {
        id: ({ inputs, name }) => text(inputs, "dashboardName") ?? name,
        onConflict: "adopted",
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({
            ...inRegion(draft),
            dashboardArn: globalArn(
                draft,
                "cloudwatch",
                `dashboard/${text(draft.inputs, "dashboardName") ?? draft.name}`,
            ),
        }),
        refusals: dashboardBody,
    },
    [LOG_GROUP]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, { logGroupClass: "STANDARD", deletionProtectionEnabled: false }),
            ...common(draft),
            arn: arn(draft, "logs", `log-group:${draft.name}`),
        }),
        refusals: (draft) => refers(draft, KEY, "a key", "kmsKeyId"),
    },
};
