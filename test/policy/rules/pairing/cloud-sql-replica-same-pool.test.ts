import rule from "../../../../policy/rules/pairing/cloud-sql-replica-same-pool.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = REPLICA;
const POOLS = "settings.connectionPoolConfigs";
const pools = propertyCases(at, POOLS);
const size = { name: "max_pool_size", value: "50" };
const mode = { name: "pool_mode", value: "transaction" };

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        pools.good("the flags are written in another order", [{ connectionPoolingEnabled: true, flags: [mode, size] }]),
    ],
    fails: [
        pools.bad("it has none", undefined, /has no connection pool, database-us-central1 pools with 2 flags/),
        pools.bad(
            "its pool is off",
            [{ connectionPoolingEnabled: false, flags: [size, mode] }],
            /has no connection pool/,
        ),
        pools.bad(
            "its pool is smaller",
            [{ connectionPoolingEnabled: true, flags: [{ ...size, value: "10" }, mode] }],
            /has other pool flags/,
        ),
        {
            when: "only the replica pools",
            change: (good) => good.at(PRIMARY, POOLS, undefined),
            at,
            says: /has a connection pool, database-us-central1 has none/,
        },
    ],
    unknown: [pools.unknown("unknown")],
    silent: [
        { when: "the primary is outside the stack", change: (good) => good.without(PRIMARY) },
        { when: "neither pools", change: (good) => good.at(PRIMARY, POOLS, []).at(at, POOLS, undefined) },
        {
            when: "the replica only answers reads in the primary's region",
            change: (good) => good.at(at, "region", "us-central1").at(at, POOLS, []),
        },
    ],
});
