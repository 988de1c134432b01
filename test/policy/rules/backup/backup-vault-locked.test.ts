import rule from "../../../../policy/rules/backup/backup-vault-locked.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const VAULT = "vault-us-west-2";
const LOCK = "lock-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "the vault's name is not known yet but the reference is",
            change: (good) =>
                good.at(LOCK, "backupVaultName", UNKNOWN).facts(LOCK, { madeFrom: { backupVaultName: [VAULT] } }),
            at: VAULT,
        },
    ],
    fails: [
        { when: "it has no lock", change: (good) => good.without(LOCK), at: VAULT, says: /no lock is on it/ },
        {
            when: "the lock is on another vault",
            change: (good) => good.at(LOCK, "backupVaultName", "vault-us-east-1"),
            at: VAULT,
            says: /no lock is on it/,
        },
    ],
    unknown: [],
});
