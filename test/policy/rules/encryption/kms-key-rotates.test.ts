import rule from "../../../../policy/rules/encryption/kms-key-rotates.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const KEY = "key-us-east-1";
const PROPERTY = "enableKeyRotation";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "nothing is said about the kind of key, which is symmetric",
            change: (good) => good.at(KEY, "customerMasterKeySpec", undefined),
            at: KEY,
        },
    ],
    fails: [
        {
            when: "it does not rotate",
            change: (good) => good.at(KEY, PROPERTY, false),
            at: KEY,
            says: /enableKeyRotation is false/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(KEY, PROPERTY, undefined),
            at: KEY,
            says: /enableKeyRotation is false/,
        },
        {
            when: "no key store of its own is named",
            change: (good) => good.set(KEY, { customKeyStoreId: "", [PROPERTY]: false }),
            at: KEY,
            says: /enableKeyRotation is false/,
        },
        {
            when: "it is symmetric by default",
            change: (good) => good.at(KEY, "customerMasterKeySpec", undefined).at(KEY, PROPERTY, false),
            at: KEY,
            says: /enableKeyRotation is false/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(KEY, PROPERTY, UNKNOWN), at: KEY, becomes: "unknown" },
    ],
    silent: [
        { when: "the key is asymmetric", change: (good) => only(good).at(KEY, "customerMasterKeySpec", "RSA_2048") },
        {
            when: "its material is in a key store elsewhere",
            change: (good) => only(good).at(KEY, "customKeyStoreId", "cks-1"),
        },
    ],
});

function only(state: State): State {
    return state.without("key-us-west-2").at(KEY, PROPERTY, false);
}
