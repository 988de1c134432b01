import { TARGET_GROUP, targetGroupDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readBoolean, readNumber, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Of a load balancer's cookie when nothing is said: a day (`@pulumi/aws` 7.48.0, read 2026-11-22). */
const DEFAULT_SECONDS = 86_400;

export default defineResourceRule({
    id: "target-group-sessions-short",
    title: "A target group binds clients to one target for half an hour at most, or not at all",
    severity: "medium",
    concern: "health",
    types: [TARGET_GROUP],
    breaks: "new instances stay idle while the old ones are overloaded, because clients stick to what they know",
    remedy: '{ stickiness: { type: "lb_cookie", enabled: false } }',
    sources: [
        targetGroupDocs,
        {
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-03", "HB-02"],
    whenUnknown: "unknown",
    settings: { mostSeconds: 1800 },
    judge: (group, { mostSeconds }) => {
        const stickiness = known(readPart(group, "stickiness"));
        // A block that does not say so is on.
        if (stickiness === undefined || known(readBoolean(stickiness, "enabled")) === false)
            return pass(group, "clients go to any target");
        // How long the application's own cookie or a client's address holds is not said here.
        if (known(readString(stickiness, "type")) !== "lb_cookie") return undefined;
        const seconds = known(readNumber(stickiness, "cookieDuration")) ?? DEFAULT_SECONDS;
        return seconds <= mostSeconds
            ? pass(group, `clients stay with a target for ${seconds} s`)
            : fail(group, `clients stay with a target for ${seconds} s, needs at most ${mostSeconds} s`);
    },
});
