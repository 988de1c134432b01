import rule from "../../../../policy/rules/pairing/cloud-sql-replica-same-flags.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = REPLICA;
const FLAGS = "settings.databaseFlags";
const flags = propertyCases(at, FLAGS);
const iam = { name: "cloudsql.iam_authentication", value: "on" };
const connections = { name: "max_connections", value: "500" };

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        flags.good("they are written in another order", [connections, iam]),
        {
            when: "neither has any",
            change: (good) => good.at(at, FLAGS, []).at(PRIMARY, FLAGS, undefined),
            at,
        },
    ],
    fails: [
        flags.bad(
            "one is missing",
            [iam],
            /databaseFlags differ from those of database-us-central1 in max_connections/,
        ),
        flags.bad("one has another value", [iam, { ...connections, value: "100" }], /differ .* in max_connections$/),
        flags.bad("it has none", undefined, /in cloudsql.iam_authentication, max_connections$/),
        {
            ...flags.bad("it has one more", [iam, connections, { name: "work_mem", value: "65536" }], /in work_mem$/),
            // Only the program knows whether the flag belongs to both or to neither.
            remedy: "no",
        },
    ],
    unknown: [flags.unknown("unknown")],
    silent: [
        { when: "the primary is outside the stack", change: (good) => good.without(PRIMARY) },
        {
            when: "the replica only answers reads in the primary's region",
            change: (good) => good.at(at, "region", "us-central1").at(at, FLAGS, []),
        },
    ],
});
