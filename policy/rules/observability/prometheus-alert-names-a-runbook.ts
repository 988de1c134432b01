import { PROMETHEUS_RULE } from "../../clouds/kubernetes/objects.ts";
import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "prometheus-alert-names-a-runbook",
    title: "An alert of Prometheus names the runbook that says what to do",
    severity: "medium",
    concern: "observability",
    types: [PROMETHEUS_RULE],
    breaks: "somebody is woken up, reads a name and a number, and looks for what to do while users wait",
    remedy: '{ spec: { groups: [{ rules: [{ annotations: { runbook_url: "https://runbooks.example.com/alert" } }] }] } }',
    sources: [{ url: "https://prometheus.io/docs/practices/alerting/", read: "2026-11-22" }],
    requirements: ["HB-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (rules) => {
        const alerts = (known(readParts(rules, "spec.groups")) ?? [])
            .flatMap((group) => known(readParts(group, "rules")) ?? [])
            .filter((rule) => known(readString(rule, "alert")) !== undefined);
        if (alerts.length === 0) return undefined;
        const bare = alerts.find(
            (alert) => !/^https?:\/\//.test(known(readString(alert, "annotations.runbook_url")) ?? ""),
        );
        return bare === undefined
            ? pass(rules, `${alerts.length} alerts name their runbooks`)
            : fail(rules, `alert ${known(readString(bare, "alert"))} has no annotation runbook_url with an address`);
    },
});
