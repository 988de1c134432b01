import rule from "../../../../policy/rules/backup/backup-plan-runs-daily.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const PLAN = "plan-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "it runs every hour", change: schedule("cron(0 * ? * * *)"), at: PLAN },
        { when: "it runs once a day by rate", change: schedule("rate(1 day)"), at: PLAN },
        { when: "it runs every 24 hours", change: schedule("rate(24 hours)"), at: PLAN },
        { when: "every day and month are written out", change: schedule("cron(0 5 1/1 */1 ? *)"), at: PLAN },
        { when: "no schedule is set, and AWS runs it every day", change: schedule(undefined), at: PLAN },
        {
            when: "a weekly rule stands beside a daily one",
            change: (good) =>
                good.at(PLAN, "rules", [{ schedule: "cron(0 5 ? * SUN *)" }, { schedule: "cron(0 5 * * ? *)" }]),
            at: PLAN,
        },
    ],
    fails: [
        {
            when: "it runs on Sundays",
            change: schedule("cron(0 5 ? * SUN *)"),
            at: PLAN,
            says: /no rule runs every day/,
        },
        {
            when: "it runs once a month",
            change: schedule("cron(0 5 1 * ? *)"),
            at: PLAN,
            says: /no rule runs every day/,
        },
        {
            when: "it runs in one month",
            change: schedule("cron(0 5 * 1 ? *)"),
            at: PLAN,
            says: /no rule runs every day/,
        },
        { when: "it runs every other day", change: schedule("rate(2 days)"), at: PLAN, says: /no rule runs every day/ },
        {
            when: "it runs every 25 hours",
            change: schedule("rate(25 hours)"),
            at: PLAN,
            says: /no rule runs every day/,
        },
        { when: "it runs every 1441 minutes", change: schedule("rate(1441 minutes)"), at: PLAN, says: /no rule runs/ },
        {
            when: "it has no rules",
            change: (good) => good.at(PLAN, "rules", []),
            at: PLAN,
            says: /no rule runs every day/,
        },
    ],
    unknown: [
        {
            when: "the rules are not known",
            change: (good) => good.at(PLAN, "rules", UNKNOWN),
            at: PLAN,
            becomes: "unknown",
        },
    ],
});

function schedule(expression: string | undefined): (good: State) => State {
    return (good) => good.at(PLAN, "rules[0].schedule", expression);
}
