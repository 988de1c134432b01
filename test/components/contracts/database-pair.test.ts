import { awsPostgresPair } from "./aws-postgres-pair.ts";
import { databasePairContract } from "./database-pair.ts";
import { gcpPostgresPair } from "./gcp-postgres-pair.ts";

describe("[ER-07] [CN-03] the contract of a database pair", function () {
    this.timeout(120_000);
    for (const adapter of [gcpPostgresPair, awsPostgresPair]) databasePairContract(adapter);
});
