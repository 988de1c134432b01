import rule from "../../../../policy/rules/redundancy/image-registry-outlives-a-region.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { IMAGES } from "../../states/gcp-stores.ts";

const location = propertyCases(IMAGES, "location");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        location.good("it is in Europe", "europe"),
        propertyCases(IMAGES, "mode").good("its kind is left to Google, which keeps images", undefined),
    ],
    fails: [
        location.bad("it is in one region", "us-central1", /location is us-central1, needs one of us, europe, asia/),
        location.bad("it is where the provider is", undefined, /location is not set/),
    ],
    unknown: [location.unknown("fail")],
    silent: [
        { when: "it holds packages", change: (good) => good.at(IMAGES, "format", "NPM") },
        {
            when: "it shows what another registry holds",
            change: (good) => good.at(IMAGES, "mode", "REMOTE_REPOSITORY"),
        },
    ],
});
