import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "efs-in-several-zones",
    title: "A file system of EFS keeps its files in several zones",
    severity: "critical",
    concern: "redundancy",
    types: ["aws:efs/fileSystem:FileSystem"],
    breaks: "with one zone all files are gone, for instances in the other zones as well",
    remedy: '{ availabilityZoneName: "" }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/efs/filesystem/", read: "2026-11-22" },
        { url: "https://docs.aws.amazon.com/efs/latest/ug/features.html", read: "2026-11-22" },
    ],
    requirements: ["ER-01"],
    whenUnknown: "fail",
    settings: {},
    judge: (files) => {
        const zone = known(readString(files, "availabilityZoneName")) ?? "";
        return zone === ""
            ? pass(files, "keeps its files in several zones")
            : fail(files, `availabilityZoneName is ${zone}, which keeps its files there alone`);
    },
});
