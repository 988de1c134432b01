import rule from "../../../../policy/app-teams/rules/pairing/platform-contract-version-supported.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM } from "../../states/app-team.ts";

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "it is the newest that is supported",
            change: (state) => state.at(PLATFORM, "outputs.contractVersion", 3),
            at: PLATFORM,
            settings: { newest: 3 },
        },
        {
            when: "it is the oldest that is supported",
            change: (state) => state.at(PLATFORM, "outputs.contractVersion", 2),
            at: PLATFORM,
            settings: { oldest: 2, newest: 3 },
        },
    ],
    fails: [
        {
            when: "it is newer",
            change: (state) => state.at(PLATFORM, "outputs.contractVersion", 2),
            at: PLATFORM,
            says: /^contractVersion is 2, needs 1 to 1$/,
            remedy: "no",
        },
        {
            when: "it is older",
            change: (state) => state.at(PLATFORM, "outputs.contractVersion", 0),
            at: PLATFORM,
            says: /^contractVersion is 0, needs 1 to 1$/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "it cannot be read yet",
            change: (state) => state.at(PLATFORM, "outputs.contractVersion", UNKNOWN),
            at: PLATFORM,
            becomes: "fail",
        },
    ],
    silent: [{ when: "there is no platform", change: (state) => state.without(PLATFORM) }],
});
