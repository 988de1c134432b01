import rule from "../../../../policy/rules/deployment/image-tags-cannot-be-moved.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { IMAGES } from "../../states/gcp-stores.ts";

const immutable = propertyCases(IMAGES, "dockerConfig.immutableTags");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        immutable.bad("they can", false, /dockerConfig.immutableTags is false, needs true/),
        immutable.bad("nothing is said", undefined, /is false/),
    ],
    unknown: [immutable.unknown("unknown")],
    silent: [{ when: "it holds packages", change: (good) => good.at(IMAGES, "format", "NPM") }],
});
