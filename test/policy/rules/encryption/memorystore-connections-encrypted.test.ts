import rule from "../../../../policy/rules/encryption/memorystore-connections-encrypted.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const valkey = propertyCases("cache-us-east1", "transitEncryptionMode");
const redis = propertyCases("redis-us-central1", "transitEncryptionMode");
const cluster = propertyCases("redis-cluster-us-central1", "transitEncryptionMode");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        valkey.bad(
            "Valkey takes plain text",
            "TRANSIT_ENCRYPTION_DISABLED",
            /transitEncryptionMode is TRANSIT_ENCRYPTION_DISABLED, needs SERVER_AUTHENTICATION/,
        ),
        valkey.bad("Valkey is told nothing", undefined, /is TRANSIT_ENCRYPTION_DISABLED/),
        redis.bad("Redis is told nothing", undefined, /is DISABLED, needs SERVER_AUTHENTICATION/),
        cluster.bad(
            "Redis Cluster is told nothing",
            undefined,
            /is TRANSIT_ENCRYPTION_MODE_DISABLED, needs TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION/,
        ),
    ],
    unknown: [valkey.unknown("fail")],
});
