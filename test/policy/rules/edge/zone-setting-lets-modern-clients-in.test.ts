import rule from "../../../../policy/rules/edge/zone-setting-lets-modern-clients-in.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";

const at = "zone-websockets";

export default meetsContract(rule, {
    passes: [{ when: "HTTP/3 is on", change: (good) => good.at(at, "settingId", "http3"), at }],
    fails: [
        ...["websockets", "http2", "http3"].map((id) => ({
            when: `${id} is off`,
            change: (good: State) => good.at(at, "settingId", id).at(at, "value", "off"),
            at,
            says: new RegExp(`${id} is off, needs on`),
        })),
        {
            when: "nothing is said",
            change: (good) => good.at(at, "value", undefined),
            at,
            says: /websockets is not set/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, "value", UNKNOWN), at, becomes: "unknown" }],
    silent: [{ when: "settings are about other things", change: (good) => good.without(at) }],
});
