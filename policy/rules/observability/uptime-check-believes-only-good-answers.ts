import { UPTIME_CHECK, uptimeDocs } from "../../clouds/gcp/monitoring.ts";
import { known, type Readable, readBoolean, readNumber, readPart, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "uptime-check-believes-only-good-answers",
    title: "An uptime check passes on success over a verified connection, and on nothing else",
    severity: "high",
    concern: "observability",
    types: [UPTIME_CHECK],
    breaks: "error pages, redirects and expired certificates count as up, and the dashboard is green while users see errors",
    remedy: '{ httpCheck: { useSsl: true, validateSsl: true, acceptedResponseStatusCodes: [{ statusClass: "STATUS_CLASS_2XX" }] } }',
    sources: [uptimeDocs],
    requirements: ["ET-07", "ET-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (check) => {
        const http = known(readPart(check, "httpCheck"));
        if (http === undefined) return undefined;
        const codes = known(readParts(http, "acceptedResponseStatusCodes")) ?? [];
        // Without a list only 200 to 299 pass.
        const odd = codes.filter((code) => !isSuccess(code)).map(shown);
        const flags = ["useSsl", "validateSsl"].filter((flag) => known(readBoolean(http, flag)) !== true);
        const wrong = [
            ...(odd.length > 0 ? [`acceptedResponseStatusCodes has ${odd.join(", ")}, needs successes alone`] : []),
            ...flags.map((flag) => `${flag} is not true`),
        ];
        return wrong.length === 0
            ? pass(check, "passes on success over a verified connection")
            : fail(check, wrong.join("; "));
    },
});

function isSuccess(code: Readable): boolean {
    const value = known(readNumber(code, "statusValue")) ?? 0;
    if (value > 0) return value >= 200 && value <= 299;
    return known(readString(code, "statusClass")) === "STATUS_CLASS_2XX";
}

function shown(code: Readable): string {
    const value = known(readNumber(code, "statusValue")) ?? 0;
    return value > 0 ? String(value) : (known(readString(code, "statusClass")) ?? "no code");
}
