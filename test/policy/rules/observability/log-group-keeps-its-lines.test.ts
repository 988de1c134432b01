import rule from "../../../../policy/rules/observability/log-group-keeps-its-lines.ts";
import { meetsContract } from "../../rule-contract.ts";
import { State, UNKNOWN } from "../../state.ts";

const GROUP = "lines";
const DAYS = "retentionInDays";

export default meetsContract(rule, {
    good: () =>
        new State([
            { type: "aws:cloudwatch/logGroup:LogGroup", name: GROUP, id: GROUP, outputs: { retentionInDays: 30 } },
        ]),
    passes: [
        { when: "it keeps them for ever", change: (good) => good.at(GROUP, DAYS, 0), at: GROUP },
        { when: "nothing is said, which is for ever", change: (good) => good.at(GROUP, DAYS, undefined), at: GROUP },
    ],
    fails: [
        {
            when: "they go after two weeks",
            change: (good) => good.at(GROUP, DAYS, 14),
            at: GROUP,
            says: /retentionInDays is 14, needs 30 or more/,
        },
        {
            when: "the stack wants more",
            change: (good) => good,
            at: GROUP,
            settings: { retentionDays: 31 },
            says: /is 30, needs 31/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(GROUP, DAYS, UNKNOWN), at: GROUP, becomes: "unknown" },
    ],
});
