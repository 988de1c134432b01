import rule from "../../../../policy/rules/redundancy/pubsub-topic-stored-in-both-regions.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState, SYSTEM } from "../../states/gcp-data.ts";
import { WORK } from "../../states/gcp-queue.ts";

const regions = propertyCases(WORK, "messageStoragePolicy.allowedPersistenceRegions");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        regions.good("a third one is allowed", ["us-west1", "us-east1", "us-central1"]),
        regions.good("all are allowed", undefined),
        regions.good("none is named, which allows all", []),
    ],
    fails: [
        regions.bad(
            "only the primary is allowed",
            ["us-central1"],
            /allowedPersistenceRegions is us-central1, without us-east1/,
        ),
        regions.bad("only the failover region is allowed", ["us-east1"], /without us-central1/),
        regions.bad("only strangers are allowed", ["us-west1", "us-west2"], /without us-central1 and us-east1/),
    ],
    unknown: [regions.unknown("pass")],
    silent: [{ when: "the system declares no regions", change: (good) => good.at(SYSTEM, "regions", undefined) }],
});
