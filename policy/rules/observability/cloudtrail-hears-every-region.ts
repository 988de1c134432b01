import { TRAIL, trailDocs } from "../../clouds/aws/cloudtrail.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "cloudtrail-hears-every-region",
    title: "A trail of CloudTrail is on, hears every region, and shows when its files were changed",
    severity: "high",
    concern: "observability",
    types: [TRAIL],
    breaks: "after an incident nobody can tell who changed what in the region that was failed over to",
    remedy: "{ isMultiRegionTrail: true, enableLogging: true, enableLogFileValidation: true }",
    sources: [
        trailDocs,
        {
            url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (trail) =>
        judgeSwitches(
            trail,
            { property: "isMultiRegionTrail", needs: true, unset: false },
            { property: "enableLogging", needs: true, unset: true },
            { property: "enableLogFileValidation", needs: true, unset: false },
        ),
});
