import rule from "../../../../policy/rules/exposure/pubsub-push-says-who-calls.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { DELIVERIES } from "../../states/gcp-queue.ts";

const token = propertyCases(DELIVERIES, "pushConfig.oidcToken");
const endpoint = propertyCases(DELIVERIES, "pushConfig.pushEndpoint");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [endpoint.good("its worker has no address yet", "")],
    fails: [token.bad("it calls without a name", undefined, /pushConfig.oidcToken is not set/)],
    unknown: [token.unknown("unknown"), endpoint.unknown("pass")],
    silent: [
        { when: "nothing is pushed", change: (good) => good.at(DELIVERIES, "pushConfig", undefined) },
        { when: "it pushes nowhere", change: (good) => good.at(DELIVERIES, "pushConfig", { pushEndpoint: "" }) },
        { when: "it says nothing", change: (good) => good.at(DELIVERIES, "pushConfig", {}) },
    ],
});
