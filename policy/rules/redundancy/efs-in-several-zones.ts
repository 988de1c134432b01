import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "efs-in-several-zones",
    title: "A file system of EFS is kept in several zones",
    severity: "high",
    concern: "redundancy",
    types: ["aws:efs/fileSystem:FileSystem"],
    breaks: "losing one zone takes the files away, and it cannot be changed without making a new file system",
    remedy: '{ availabilityZoneName: "" }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/efs/filesystem/", read: "2026-11-22" },
        { url: "https://docs.aws.amazon.com/efs/latest/ug/availability-durability.html", read: "2026-11-22" },
    ],
    requirements: ["ER-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (files) => {
        // The provider reports no zone for what the program leaves open.
        const zone = known(readString(files.asked ?? files, "availabilityZoneName")) ?? "";
        return zone === ""
            ? pass(files, "is kept in several zones")
            : fail(files, `availabilityZoneName is ${zone}, which keeps it there alone`);
    },
});
