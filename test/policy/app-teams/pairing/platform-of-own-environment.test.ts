import rule from "../../../../policy/app-teams/rules/pairing/platform-of-own-environment.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM } from "../../states/app-team.ts";

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "a development stack refers to staging",
            change: () => good("dev").at(PLATFORM, "outputs.environment", "staging"),
            at: PLATFORM,
        },
        {
            when: "production has another name on both sides",
            change: () => good("live").at(PLATFORM, "outputs.environment", "live"),
            at: PLATFORM,
            settings: { production: ["prod", "live"] },
        },
    ],
    fails: [
        {
            when: "production refers to staging",
            change: (state) => state.at(PLATFORM, "outputs.environment", "staging"),
            at: PLATFORM,
            says: /^the stack prod refers to a platform whose environment is staging: prod is needed$/,
            remedy: "no",
        },
        {
            when: "staging refers to production",
            change: () => good("staging"),
            at: PLATFORM,
            says: /^the stack staging refers to a platform whose environment is prod: not prod is needed$/,
            remedy: "no",
        },
        {
            when: "the platform does not say which it is",
            change: (state) => state.at(PLATFORM, "outputs.environment", undefined),
            at: PLATFORM,
            says: /environment is not exported/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the environment cannot be read yet",
            change: (state) => state.at(PLATFORM, "outputs.environment", UNKNOWN),
            at: PLATFORM,
            becomes: "fail",
        },
    ],
    silent: [{ when: "there is no platform", change: (state) => state.without(PLATFORM) }],
});
