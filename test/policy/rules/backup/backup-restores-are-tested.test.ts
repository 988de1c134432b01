import rule from "../../../../policy/rules/backup/backup-restores-are-tested.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "plan-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "nothing of the untested kind is backed up",
            change: (good) => good.without("restores-S3", "files-us-east-1", "files-us-west-2"),
            at: EAST,
        },
        {
            when: "the plan selects nothing",
            change: (good) => good.without("selection-us-east-1", "restores"),
            at: EAST,
        },
        {
            when: "the reference is known and the id is not",
            change: (good) =>
                good
                    .at("selection-us-east-1", "planId", UNKNOWN)
                    .facts("selection-us-east-1", { madeFrom: { planId: [EAST] } }),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "nothing is tested",
            change: (good) => good.without("restores"),
            at: EAST,
            says: /no test restores RDS, S3/,
        },
        {
            when: "neither a plan nor a selection is there",
            change: (good) => good.without("restores", "restores-RDS", "restores-S3"),
            at: EAST,
            says: /no test restores RDS, S3/,
        },
        {
            when: "buckets are not tested",
            change: (good) => good.without("restores-S3"),
            at: EAST,
            says: /no test restores S3$/,
        },
        {
            when: "buckets are not tested by a plan of another name",
            change: (good) =>
                good
                    .without("restores-S3")
                    .at("restores", "name", "weekly")
                    .at("restores-RDS", "restoreTestingPlanName", "weekly"),
            at: EAST,
            says: /no test restores S3$/,
        },
        {
            when: "the selection belongs to another plan",
            change: (good) => good.at("restores-RDS", "restoreTestingPlanName", "others"),
            at: EAST,
            says: /no test restores RDS$/,
        },
        {
            when: "only another system's restores are tested",
            change: (good) =>
                good.plus({ type: "ha-platform:systems:Other", name: "other" }).facts("restores", { parent: "other" }),
            at: EAST,
            says: /no test restores RDS, S3/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "it is not known what a test restores",
            change: (good) => good.at("restores-S3", "protectedResourceType", UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
});
