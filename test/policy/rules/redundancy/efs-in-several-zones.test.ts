import rule from "../../../../policy/rules/redundancy/efs-in-several-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { State, UNKNOWN } from "../../state.ts";

const ZONE = "availabilityZoneName";

export default meetsContract(rule, {
    good: () => new State([{ type: "aws:efs/fileSystem:FileSystem", name: "files", id: "files", outputs: {} }]),
    passes: [{ when: "the zone is empty", change: (good) => good.at("files", ZONE, ""), at: "files" }],
    fails: [
        {
            when: "it is in one zone",
            change: (good) => good.at("files", ZONE, "us-east-1a"),
            at: "files",
            says: /availabilityZoneName is us-east-1a, which keeps its files there alone/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at("files", ZONE, UNKNOWN), at: "files", becomes: "fail" },
    ],
});
