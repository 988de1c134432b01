import rule from "../../../../policy/rules/exposure/memorystore-clients-authenticate.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const valkey = propertyCases("cache-us-east1", "authorizationMode");
const redis = propertyCases("redis-us-central1", "authEnabled");
const cluster = propertyCases("redis-cluster-us-central1", "authorizationMode");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        valkey.bad("Valkey lets everyone in", "AUTH_DISABLED", /authorizationMode is AUTH_DISABLED, needs IAM_AUTH/),
        valkey.bad("Valkey is told nothing", undefined, /is AUTH_DISABLED/),
        redis.bad("Redis lets everyone in", false, /authEnabled is false, needs true/),
        redis.bad("Redis is told nothing", undefined, /authEnabled is false/),
        cluster.bad("Redis Cluster is told nothing", undefined, /is AUTH_MODE_DISABLED, needs AUTH_MODE_IAM_AUTH/),
    ],
    unknown: [redis.unknown("fail")],
});
