import rule from "../../../../policy/rules/deletion/image-cleanup-keeps-recent-images.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { IMAGES } from "../../states/gcp-stores.ts";

const at = IMAGES;
const POLICIES = "cleanupPolicies";
const count = propertyCases(at, `${POLICIES}[1].mostRecentVersions.keepCount`);
const some = propertyCases(at, `${POLICIES}[1].mostRecentVersions.packageNamePrefixes`);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [count.good("it keeps ten", 10), some.good("it names no packages", [])],
    fails: [
        count.bad("it keeps nine", 9, /cleanupPolicies delete images and keep the newest 9, needs at least 10/),
        count.bad("it says no number", undefined, /keep the newest 0/),
        some.bad("it keeps those of one package alone", ["api"], /keep the newest 0/),
        propertyCases(at, `${POLICIES}[1].action`).bad("what should keep deletes", "DELETE", /keep the newest 0/),
        { ...count.bad("the stack wants more", 20, /needs at least 30/), settings: { images: 30 } },
    ],
    unknown: [count.unknown("unknown")],
    silent: [
        { when: "nothing is deleted", change: (good) => good.at(at, POLICIES, undefined) },
        { when: "it only keeps", change: (good) => good.at(at, `${POLICIES}[0].action`, "KEEP") },
        {
            when: "it only tries what it would delete",
            change: (good) => good.at(at, "cleanupPolicyDryRun", true).at(at, `${POLICIES}[1]`, {}),
        },
        { when: "it holds packages", change: (good) => good.at(at, "format", "NPM") },
    ],
});
