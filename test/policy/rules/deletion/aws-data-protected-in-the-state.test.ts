import rule from "../../../../policy/rules/deletion/aws-data-protected-in-the-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { awsDataState } from "../../states/aws-data.ts";

const unprotected = { options: { protect: false } };

const stores = ["database-us-east-1", "database-us-west-2", "cache-us-east-1", "cache-global", "key-us-west-2"];

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [],
    fails: [
        ...[...stores, "administrator-secret"].map((name) => ({
            when: `${name} may be deleted`,
            change: (good: ReturnType<typeof awsDataState>) => good.facts(name, unprotected),
            at: name,
            says: /protect is false, needs true/,
        })),
        ...[
            "aws:backup/vault:Vault",
            "aws:dynamodb/table:Table",
            "aws:efs/fileSystem:FileSystem",
            "aws:rds/cluster:Cluster",
            "aws:s3/bucket:Bucket",
        ].map((type) => ({
            when: `a ${type} may be deleted`,
            change: (good: ReturnType<typeof awsDataState>) => good.plus({ type, name: "added", id: "added" }),
            at: "added",
            says: /protect is false, needs true/,
        })),
    ],
    unknown: [],
    silent: [
        {
            when: "all that is there is a database's reader in its own region",
            change: (good) =>
                good
                    .without(
                        ...good.resources
                            .map(({ name }) => name)
                            .filter((name) => !/^(database|aws)-us-west-2$/.test(name)),
                    )
                    .facts("database-us-west-2", unprotected)
                    .at("database-us-west-2", "replicateSourceDb", "database-0"),
        },
    ],
});
