import { GROUP, groupDocs, REGION_GROUP } from "../../clouds/gcp/instance-groups.ts";
import { known, readNumber, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "instance-group-updates-keep-capacity",
    title: "A managed instance group adds new machines before it takes old ones away",
    severity: "high",
    concern: "deployment",
    types: [REGION_GROUP, GROUP],
    breaks: "every deployment runs with fewer machines than the load needs, or with none at all for a while",
    remedy: '{ updatePolicy: { type: "PROACTIVE", minimalAction: "REPLACE", maxUnavailableFixed: 0, maxSurgeFixed: 3 } }',
    sources: [
        groupDocs,
        {
            url: "https://docs.cloud.google.com/compute/docs/instance-groups/rolling-out-updates-to-managed-instance-groups",
            read: "2026-11-22",
        },
    ],
    requirements: ["HB-07", "PL-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group) => {
        if (known(readPart(group, "updatePolicy")) === undefined)
            return fail(group, "updatePolicy is not set, so one machine may be missing in each zone");
        // What somebody has to start by hand takes no machine away by itself.
        if (known(readString(group, "updatePolicy.type")) === "OPPORTUNISTIC") return pass(group, "is updated by hand");
        const gone = known(readNumber(group, "updatePolicy.maxUnavailableFixed"));
        const share = known(readNumber(group, "updatePolicy.maxUnavailablePercent")) ?? 0;
        return gone === 0 && share === 0
            ? pass(group, "updatePolicy leaves no machine missing")
            : fail(
                  group,
                  `updatePolicy lets ${share > 0 ? `${share} %` : (gone ?? "some")} of the machines be missing, needs maxUnavailableFixed 0`,
                  "{ updatePolicy: { maxUnavailableFixed: 0, maxUnavailablePercent: 0, maxSurgeFixed: 3 } }",
              );
    },
});
