import rule from "../../../../policy/rules/backup/s3-old-versions-can-be-fetched-back.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const BUCKET = "files-us-east-1";
const EXPIRY = "files-us-east-1-expiry";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "they stay for a week", change: days(7), at: BUCKET },
        {
            when: "a rule that is off ends them sooner",
            change: (good) =>
                good.at(EXPIRY, "rules", [
                    { status: "Disabled", noncurrentVersionExpiration: { noncurrentDays: 1 } },
                    { status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } },
                ]),
            at: BUCKET,
        },
    ],
    fails: [
        {
            when: "they go after six days",
            change: days(6),
            at: EXPIRY,
            says: /old versions in files-us-east-1 go after 6 days, need 7 or more/,
        },
        {
            when: "one of two rules ends them sooner",
            change: (good) =>
                good.at(EXPIRY, "rules", [
                    { status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 1 } },
                    { status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } },
                ]),
            at: EXPIRY,
            says: /go after 1 days/,
        },
        {
            when: "the second of two rules ends them sooner",
            change: (good) =>
                good.at(EXPIRY, "rules", [
                    { status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } },
                    { status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 2 } },
                ]),
            at: EXPIRY,
            says: /go after 2 days/,
            remedy: "no",
        },
        {
            when: "the stack wants them for longer",
            change: days(29),
            at: EXPIRY,
            settings: { fetchableDays: 30 },
            says: /go after 29 days, need 30/,
        },
        {
            when: "nothing ends them",
            change: (good) => good.without(EXPIRY),
            at: BUCKET,
            says: /no rule that is Enabled ends old/,
        },
        {
            when: "the rule is off",
            change: (good) => good.at(EXPIRY, "rules[0].status", "Disabled"),
            at: BUCKET,
            says: /no rule that is Enabled/,
        },
        {
            when: "the rule ends something else",
            change: (good) => good.at(EXPIRY, "rules[0].noncurrentVersionExpiration", undefined),
            at: BUCKET,
            says: /no rule that is Enabled/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(EXPIRY, "rules", UNKNOWN),
            at: BUCKET,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "no bucket keeps versions",
            change: (good) => good.without("files-us-east-1-versions", "files-us-west-2-versions"),
        },
        {
            when: "the only bucket that keeps versions takes logs",
            change: (good) =>
                good
                    .without("files-us-west-2-versions")
                    .at("files-us-east-1-versions", "bucket", "logs")
                    .at(EXPIRY, "bucket", "logs"),
        },
    ],
});

function days(noncurrentDays: number): (good: State) => State {
    return (good) => good.at(EXPIRY, "rules[0].noncurrentVersionExpiration.noncurrentDays", noncurrentDays);
}
