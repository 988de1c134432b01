import rule from "../../../../policy/rules/deployment/worker-site-deploys-one-version.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "site-deployment";

export default meetsContract(rule, {
    passes: [
        {
            when: "another version says nothing of its share",
            change: (good) =>
                good.at(at, "versions", [{ versionId: "version-id", percentage: 100 }, { versionId: "old" }]),
            at,
        },
        {
            when: "another version is named and gets nothing",
            change: (good) =>
                good.at(at, "versions", [
                    { versionId: "version-id", percentage: 100 },
                    { versionId: "old", percentage: 0 },
                ]),
            at,
        },
    ],
    fails: [
        {
            when: "a second version gets the smallest share",
            change: (good) =>
                good.at(at, "versions", [
                    { versionId: "version-id", percentage: 100 },
                    { versionId: "old", percentage: 1 },
                ]),
            at,
            says: /100 % to 1 %/,
        },
        {
            when: "the id alone tells which version it is",
            change: (good) => good.at(at, "versions[0].percentage", 99).facts(at, { madeFrom: {} }),
            at,
            says: /99 %/,
        },
        {
            when: "two versions share requests",
            change: (good) =>
                good.at(at, "versions", [
                    { versionId: "version-id", percentage: 90 },
                    { versionId: "old", percentage: 10 },
                ]),
            at,
            says: /versions share requests 90 % to 10 %, needs one with 100 %/,
        },
        {
            when: "ids are not known and it was made from a version with files",
            change: (good) =>
                good.at(at, "versions", [
                    { versionId: UNKNOWN, percentage: 50 },
                    { versionId: UNKNOWN, percentage: 50 },
                ]),
            at,
            says: /50 % to 50 %/,
        },
        {
            when: "one version gets some",
            change: (good) => good.at(at, "versions[0].percentage", 99),
            at,
            says: /99 %/,
        },
        {
            when: "no version gets any",
            change: (good) => good.at(at, "versions[0].percentage", 0),
            at,
            says: /not at all/,
        },
    ],
    unknown: [
        {
            when: "the share is not known",
            change: (good) => good.at(at, "versions[0].percentage", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the versions hold no files",
            change: (good) =>
                good.at("site-version", "assets", undefined).at(at, "versions", [
                    { versionId: "version-id", percentage: 90 },
                    { versionId: "old", percentage: 10 },
                ]),
        },
        {
            when: "neither the version nor its deployment has an id",
            change: (good) =>
                good
                    .without("site-version")
                    .plus({
                        type: "cloudflare:index/workerVersion:WorkerVersion",
                        name: "new",
                        outputs: { assets: {} },
                    })
                    .at(at, "versions", [{ percentage: 90 }]),
        },
        { when: "the version is not of this stack", change: (good) => good.without("site-version") },
    ],
});
