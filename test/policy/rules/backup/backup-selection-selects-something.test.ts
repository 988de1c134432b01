import rule from "../../../../policy/rules/backup/backup-selection-selects-something.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const SELECTION = "selection-us-east-1";
const DATABASE = "arn:aws:rds:us-east-1:123456789012:db:database-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "it names a resource", change: only({ resources: [DATABASE] }), at: SELECTION },
        {
            when: "it names the beginning of one",
            change: only({ resources: ["arn:aws:rds:*:db:database*"] }),
            at: SELECTION,
        },
        { when: "it names everything", change: only({ resources: ["*"] }), at: SELECTION },
        {
            when: "it names everything with a tag",
            change: only({ resources: ["*"], conditions: [tagged("aws:ResourceTag/backup", "erato")] }),
            at: SELECTION,
        },
        {
            when: "one of two tags is there",
            change: only({
                selectionTags: [
                    { key: "backup", value: "other" },
                    { key: "backup", value: "erato" },
                ],
            }),
            at: SELECTION,
        },
        {
            when: "something is left out",
            change: (good) => good.at(SELECTION, "notResources", [DATABASE]),
            at: SELECTION,
        },
        {
            when: "only tags of the resources themselves are known",
            change: (good) => good.without("files-us-east-1").at("database-us-east-1", "tagsAll", undefined),
            at: SELECTION,
        },
    ],
    fails: [
        {
            when: "the tag's value is misspelt",
            change: (good) => good.at(SELECTION, "selectionTags[0].value", "erat"),
            at: SELECTION,
            says: /nothing in us-east-1 has its tags or ARNs/,
        },
        {
            when: "the tag's key is misspelt",
            change: (good) => good.at(SELECTION, "selectionTags[0].key", "backups"),
            at: SELECTION,
            says: /nothing in us-east-1/,
        },
        {
            when: "what it names is in the other region",
            change: only({ resources: ["arn:aws:rds:us-west-2:123456789012:db:*"] }),
            at: SELECTION,
            says: /nothing in us-east-1/,
        },
        {
            when: "it names only a part of a name",
            change: only({ resources: [`${DATABASE}-2`] }),
            at: SELECTION,
            says: /nothing/,
        },
        {
            when: "the end does not fit",
            change: only({ resources: ["arn:aws:rds:*:db:*-2"] }),
            at: SELECTION,
            says: /nothing/,
        },
        {
            when: "the middle does not fit",
            change: only({ resources: ["arn:*:cluster:*"] }),
            at: SELECTION,
            says: /nothing/,
        },
        { when: "it names nothing", change: only({}), at: SELECTION, says: /nothing/ },
        {
            when: "nothing has all of its conditions",
            change: only({
                resources: ["*"],
                conditions: [tagged("aws:ResourceTag/backup", "erato"), tagged("aws:ResourceTag/tier", "gold")],
            }),
            at: SELECTION,
            says: /nothing/,
        },
        {
            when: "everything is left out",
            change: (good) => good.at(SELECTION, "notResources", ["*"]),
            at: SELECTION,
            says: /nothing/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "what it names is not known",
            change: (good) => good.at(SELECTION, "resources", UNKNOWN),
            at: SELECTION,
            becomes: "unknown",
        },
    ],
});

function only(properties: Properties): (good: State) => State {
    return (good) => good.at(SELECTION, "selectionTags", undefined).set(SELECTION, properties);
}

function tagged(key: string, value: string): Properties {
    return { stringEquals: [{ key, value }] };
}
