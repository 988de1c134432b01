/** Notification channels, services, objectives, dashboards and uptime checks. */
import { bag, filled, flag, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { alertPolicy, NOTIFICATION_CHANNEL } from "./alert-policy.ts";
import { refers, seconds } from "./checks.ts";
import { lastSegment, PROJECT_NUMBER, projectOf, writtenOr } from "./names.ts";
import { KNOWN } from "./stamps.ts";

const CUSTOM_SERVICE = "gcp:monitoring/customService:CustomService";

function channelName(draft: Draft): string {
    return `projects/${projectOf(draft)}/notificationChannels/${draft.token("digits", 19, "channel")}`;
}

/** The provider's own check: a secret belongs in one of the two places. */
function secretOnce(draft: Draft): readonly Refusal[] {
    const [open, hidden] = [bag(draft.inputs, "labels"), bag(draft.inputs, "sensitiveLabels")];
    const names = { authToken: "auth_token", password: "password", serviceKey: "service_key" };
    return Object.entries(names).flatMap(([key, label]) =>
        refuseIf(hidden?.[key] !== undefined && open?.[label] !== undefined, {
            property: `labels.${label}`,
            problem: `must be left out when sensitiveLabels.${key} is set`,
        }),
    );
}

const channel: ResourceKind = {
    id: channelName,
    outputs: (draft) => ({ project: projectOf(draft), name: channelName(draft), verificationStatus: "" }),
    knownAtPreview: KNOWN,
    refusals: secretOnce,
};

function serviceId(draft: Draft): string {
    return writtenOr(draft, "serviceId", draft.token("alnum", 22, "service"));
}

const customService: ResourceKind = {
    id: (draft) => `projects/${PROJECT_NUMBER}/services/${serviceId(draft)}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        serviceId: serviceId(draft),
        name: `projects/${PROJECT_NUMBER}/services/${serviceId(draft)}`,
    }),
    knownAtPreview: KNOWN,
};

function objectiveId(draft: Draft): string {
    return writtenOr(draft, "sloId", draft.token("alnum", 22, "objective"));
}

function objectiveName(draft: Draft): string {
    const service = lastSegment(text(draft.inputs, "service") ?? "");
    return `projects/${PROJECT_NUMBER}/services/${service}/serviceLevelObjectives/${objectiveId(draft)}`;
}

/** Objectives are named by the service's id or by its full name. */
function ofService(draft: Draft): readonly Refusal[] {
    const service = text(draft.inputs, "service");
    if (service === undefined) return [];
    const name = `projects/${PROJECT_NUMBER}/services/${lastSegment(service)}`;
    if (draft.cloud.find(CUSTOM_SERVICE, name) !== undefined) return [];
    return refers(draft, CUSTOM_SERVICE, "a monitored service", "service");
}

const objective: ResourceKind = {
    id: objectiveName,
    outputs: (draft) => ({ project: projectOf(draft), sloId: objectiveId(draft), name: objectiveName(draft) }),
    knownAtPreview: KNOWN,
    refusals: ofService,
};

function isJsonObject(written: string): boolean {
    try {
        const parsed: unknown = JSON.parse(written);
        return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
    } catch {
        // Text that is no JSON is exactly what is asked about.
        return false;
    }
}

const dashboard: ResourceKind = {
    id: (draft) => `projects/${PROJECT_NUMBER}/dashboards/${draft.uuid()}`,
    outputs: (draft) => ({ project: projectOf(draft) }),
    knownAtPreview: KNOWN,
    refusals: (draft) => {
        const written = text(draft.inputs, "dashboardJson");
        return refuseIf(written !== undefined && !isJsonObject(written), {
            property: "dashboardJson",
            problem: "must be a JSON object",
            got: printable(written),
        });
    },
};

/** From the description of `period` in the SDK's typings. */
const UPTIME_PERIODS = [60, 300, 600, 900];

function uptimeTimes(draft: Draft): readonly Refusal[] {
    const [period, timeout] = [text(draft.inputs, "period"), text(draft.inputs, "timeout")];
    const [every, within] = [seconds(period), seconds(timeout)];
    return [
        ...refuseIf(every !== undefined && !UPTIME_PERIODS.includes(every), {
            property: "period",
            problem: `must be one of ${UPTIME_PERIODS.map((value) => `${value}s`).join(", ")}`,
            got: printable(period),
            remedy: "an uptime check can alert, but is too slow to drive a failover within a minute",
        }),
        ...refuseIf(within !== undefined && (within < 1 || within > 60), {
            property: "timeout",
            problem: "must be from 1s to 60s",
            got: printable(timeout),
        }),
    ];
}

function uptimeId(draft: Draft): string {
    const label = text(draft.inputs, "displayName") ?? draft.logicalName;
    return `${label.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-${draft.token("alnum", 11, "uptime")}`;
}

function httpCheck(draft: Draft): Bag {
    const given = bag(draft.inputs, "httpCheck");
    if (given === undefined) return {};
    return { httpCheck: filled(given, { headers: {}, port: flag(given, "useSsl") === true ? 443 : 80 }) };
}

const uptimeCheck: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/uptimeCheckConfigs/${uptimeId(draft)}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, { checkerType: "STATIC_IP_CHECKERS" }),
        ...httpCheck(draft),
        uptimeCheckId: uptimeId(draft),
        name: `projects/${projectOf(draft)}/uptimeCheckConfigs/${uptimeId(draft)}`,
    }),
    knownAtPreview: KNOWN,
    refusals: uptimeTimes,
};

export const monitoring: Family = {
    [NOTIFICATION_CHANNEL]: channel,
    "gcp:monitoring/alertPolicy:AlertPolicy": alertPolicy,
    [CUSTOM_SERVICE]: customService,
    "gcp:monitoring/slo:Slo": objective,
    "gcp:monitoring/dashboard:Dashboard": dashboard,
    "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig": uptimeCheck,
};
