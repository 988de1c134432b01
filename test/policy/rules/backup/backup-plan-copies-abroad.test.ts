import rule from "../../../../policy/rules/backup/backup-plan-copies-abroad.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const PLAN = "plan-us-east-1";
const COPIES = "rules[0].copyActions";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "the other vault's ARN is not known yet but the reference is",
            change: copies({ destinationVaultArn: UNKNOWN, lifecycle: { deleteAfter: 35 } }),
            at: PLAN,
        },
        {
            when: "copies are kept for ever",
            change: copies({ destinationVaultArn: "arn:aws:backup:us-west-2:123456789012:backup-vault:other" }),
            at: PLAN,
        },
        {
            when: "the system declares nothing and copies are kept for a week",
            change: (good) => keeps(7)(good).at("erato", "backups", undefined),
            at: PLAN,
        },
    ],
    fails: [
        {
            when: "nothing is copied",
            change: (good) => good.at(PLAN, COPIES, []),
            at: PLAN,
            says: /nothing is copied to us-west-2/,
        },
        {
            when: "nothing is said about copies and the other region has no vault",
            change: (good) => good.at(PLAN, COPIES, undefined).without("vault-us-west-2"),
            at: PLAN,
            says: /nothing is copied to us-west-2/,
        },
        {
            when: "copies go to a vault of the same region",
            change: copies({ destinationVaultArn: "arn:aws:backup:us-east-1:123456789012:backup-vault:other" }),
            at: PLAN,
            says: /nothing is copied to us-west-2/,
        },
        {
            when: "copies go where nobody knows, and only a vault of its own region is referred to",
            change: (good) =>
                copies({ destinationVaultArn: UNKNOWN })(good).facts(PLAN, {
                    madeFrom: { rules: ["vault-us-east-1"] },
                }),
            at: PLAN,
            says: /nothing is copied to us-west-2/,
        },
        {
            when: "copies are kept a day less",
            change: keeps(34),
            at: PLAN,
            says: /copies in us-west-2 are kept for 34 days, needs 35/,
        },
        {
            when: "the system declares nothing and copies are kept for less than a week",
            change: (good) => keeps(6)(good).at("erato", "backups", undefined),
            at: PLAN,
            says: /kept for 6 days, needs 7/,
        },
        {
            when: "the failover region's plan keeps its copies at home",
            change: (good) => good.at("plan-us-west-2", COPIES, []),
            at: "plan-us-west-2",
            says: /nothing is copied to us-east-1/,
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
    silent: [{ when: "no system declares regions", change: (good) => good.at("erato", "regions", undefined) }],
});

function copies(copy: Json): (good: State) => State {
    return (good) => good.at(PLAN, COPIES, [copy]);
}

function keeps(days: number): (good: State) => State {
    return (good) => good.at(PLAN, `${COPIES}[0].lifecycle.deleteAfter`, days);
}
