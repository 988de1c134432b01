import rule from "../../../../policy/rules/observability/alert-reaches-a-person.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type StateResource, UNKNOWN } from "../../state.ts";

const at = "error-rate-critical";

export default meetsContract(rule, {
    passes: [
        { when: "enabled is left to the default", change: (good) => good.at(at, "enabled", undefined), at },
        {
            when: "the runbook's address is in the text",
            change: (good) => good.at(at, "documentation", { content: "See https://example.com/runbooks/x" }),
            at,
        },
        {
            when: "the channel is yet to be created",
            change: (good) => good.at(at, "notificationChannels", [UNKNOWN]),
            at,
        },
        { when: "an alarm on AWS goes to a topic", change: (good) => good.plus(alarm({})), at: "alarm" },
    ],
    fails: [
        {
            when: "an alarm on AWS is switched off",
            change: (good) => good.plus(alarm({ actionsEnabled: false })),
            at: "alarm",
            says: /actionsEnabled is false, needs true/,
        },
        {
            when: "an alarm on AWS goes to nobody",
            change: (good) => good.plus(alarm({ alarmActions: [] })),
            at: "alarm",
            says: /alarmActions is empty/,
        },
        {
            when: "an alarm on AWS names no runbook",
            change: (good) => good.plus(alarm({ alarmDescription: "Look into it" })),
            at: "alarm",
            says: /alarmDescription names no runbook/,
        },
        {
            when: "it is switched off",
            change: (good) => good.at(at, "enabled", false),
            at,
            says: /enabled is false, needs true/,
        },
        {
            when: "it goes to nobody",
            change: (good) => good.at(at, "notificationChannels", []),
            at,
            says: /notificationChannels is empty/,
        },
        {
            when: "channels are not set",
            change: (good) => good.at(at, "notificationChannels", undefined),
            at,
            says: /notificationChannels is empty/,
        },
        {
            when: "the text names no runbook",
            change: (good) => good.at(at, "documentation", { content: "Look into it" }),
            at,
            says: /documentation names no runbook/,
        },
        {
            when: "there is no text",
            change: (good) => good.at(at, "documentation", undefined),
            at,
            says: /documentation names no runbook/,
        },
        {
            when: "a system has no alerts at all",
            change: (good) => good.without("error-rate-warning", at, "backup-missing-critical", "reachability-critical"),
            at: SYSTEM,
            says: /no alert policy watches this system/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the text is not known",
            change: (good) => good.at(at, "documentation", { content: UNKNOWN }),
            at,
            becomes: "unknown",
        },
    ],
});

function alarm(properties: Properties): StateResource {
    return {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "alarm",
        id: "alarm",
        outputs: {
            actionsEnabled: true,
            alarmActions: ["arn:aws:sns:us-east-1:123456789012:critical"],
            alarmDescription: "Runbook: https://example.com/runbooks/error-rate",
            ...properties,
        },
    };
}
