import rule from "../../../../policy/rules/edge/zone-serves-through-the-edge.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "zone";
const MODE = "zone-development-mode";

export default meetsContract(rule, {
    passes: [
        { when: "nothing is said", change: (good) => good.at(at, "paused", undefined), at },
        { when: "the mode says nothing", change: (good) => good.at(MODE, "value", undefined), at: MODE },
    ],
    fails: [
        {
            when: "the zone is paused",
            change: (good) => good.at(at, "paused", true),
            at,
            says: /paused is true, needs false/,
        },
        {
            when: "the zone is in development",
            change: (good) => good.at(MODE, "value", "on"),
            at: MODE,
            says: /development_mode is on, needs off/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, "paused", UNKNOWN), at, becomes: "unknown" }],
    silent: [{ when: "settings are about other things", change: (good) => good.without("zone", MODE) }],
});
