import rule from "../../../../policy/rules/deletion/aws-storage-not-emptied-by-a-destroy.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "nothing is said, which refuses",
            change: (good) => good.at("vault-us-east-1", "forceDestroy", undefined),
            at: "vault-us-east-1",
        },
    ],
    fails: ["vault-us-east-1", "files-us-west-2", "logs"].map((name) => ({
        when: `a destroy may empty ${name}`,
        change: (good) => good.at(name, "forceDestroy", true),
        at: name,
        says: /forceDestroy is true, needs false/,
    })),
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("logs", "forceDestroy", UNKNOWN),
            at: "logs",
            becomes: "fail",
        },
    ],
});
