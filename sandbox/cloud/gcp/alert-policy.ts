/** Alert policies. */
import { bag, bags, text, texts } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { refers, seconds } from "./checks.ts";
import { LOG_METRIC } from "./logging.ts";
import { deployer, projectOf } from "./names.ts";
import { instant, KNOWN } from "./stamps.ts";

export const NOTIFICATION_CHANNEL = "gcp:monitoring/notificationChannel:NotificationChannel";

const CONDITIONS = [
    "conditionThreshold",
    "conditionAbsent",
    "conditionMonitoringQueryLanguage",
    "conditionPrometheusQueryLanguage",
    "conditionSql",
    "conditionMatchedLog",
];

function policyName(draft: Draft): string {
    return `projects/${projectOf(draft)}/alertPolicies/${draft.token("digits", 19, "policy")}`;
}

/** The body of each condition, with its path. */
function bodies(draft: Draft): readonly { readonly path: string; readonly body: Bag }[] {
    return bags(draft.inputs, "conditions").flatMap(({ index, item }) =>
        CONDITIONS.flatMap((key) => {
            const body = bag(item, key);
            return body === undefined ? [] : [{ path: `conditions[${index}].${key}`, body }];
        }),
    );
}

function wholeMinutes(draft: Draft): readonly Refusal[] {
    return bodies(draft).flatMap(({ path, body }) => {
        const written = text(body, "duration");
        const duration = seconds(written);
        const aligned = bags(body, "aggregations").flatMap(({ index, item }) => {
            const alignment = text(item, "alignmentPeriod");
            const length = seconds(alignment);
            return refuseIf(length !== undefined && length < 60, {
                property: `${path}.aggregations[${index}].alignmentPeriod`,
                problem: "must be at least 60s",
                got: printable(alignment),
                remedy: "alerts cannot drive anything faster than a minute",
            });
        });
        return [
            ...refuseIf(duration !== undefined && duration % 60 !== 0, {
                property: `${path}.duration`,
                problem: "must be a multiple of 60s",
                got: printable(written),
            }),
            ...aligned,
        ];
    });
}

/**
 * A filter on a log-based metric that does not exist: the API answers 404, also right after the metric was made.
 * Source: hashicorp/terraform-provider-google issue 11102, read 2026-11-22.
 */
function metricsExist(draft: Draft): readonly Refusal[] {
    return bodies(draft).flatMap(({ path, body }) =>
        ["filter", "denominatorFilter"].flatMap((key) => {
            const matches = [...(text(body, key) ?? "").matchAll(/logging\.googleapis\.com\/user\/([^"'\s)]+)/g)];
            return matches.flatMap(([, metric]) =>
                refuseIf(
                    metric !== undefined && draft.cloud.find(LOG_METRIC, metric) === undefined,
                    notFound(`${path}.${key}`, "a log-based metric", metric ?? ""),
                ),
            );
        }),
    );
}

export const alertPolicy: ResourceKind = {
    id: policyName,
    outputs: (draft) => ({
        project: projectOf(draft),
        name: policyName(draft),
        conditions: bags(draft.inputs, "conditions").map(({ index, item }) => ({
            ...item,
            name: `${policyName(draft)}/conditions/${draft.token("digits", 19, `condition-${index}`)}`,
        })),
        creationRecords: [{ mutateTime: instant(draft, "created", 9), mutatedBy: deployer(draft) }],
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [
        ...texts(draft.inputs, "notificationChannels").flatMap(({ index, item }) =>
            refers(draft, NOTIFICATION_CHANNEL, "a notification channel", `notificationChannels[${index}]`, item),
        ),
        ...wholeMinutes(draft),
        ...metricsExist(draft),
    ],
};
