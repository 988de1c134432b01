import { GROUP, groupDocs, templateOf, templatePath } from "../../clouds/aws/autoscaling.ts";
import { readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "auto-scaling-group-template-version-fixed",
    title: "An Auto Scaling group names the version of its launch template by number",
    severity: "high",
    concern: "deployment",
    types: [GROUP],
    breaks: "a new version starts no rollout: it reaches one instance after the other by chance, and cannot be taken back",
    remedy: '{ launchTemplate: { version: "1" } }',
    sources: [
        groupDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group, _settings, graph) => {
        const path = templatePath(group);
        if (path === undefined) return undefined;
        const version = readString(group, `${path}.version`);
        // A version that is not known yet is the number of one that will be made.
        if (version.state === "unknown") return pass(group, `${path}.version is the next one`);
        if (version.state === "set" && /^\d+$/.test(version.value))
            return pass(group, `${path}.version is ${version.value}`);
        const latest = templateOf(graph, group)?.property("latestVersion");
        const number = typeof latest === "number" ? String(latest) : "1";
        return fail(
            group,
            `${path}.version is ${version.state === "set" ? version.value : "not set, which means $Default"}, needs a number`,
            JSON.stringify(nested(path.split("."), number)),
        );
    },
});

function nested([first, ...rest]: readonly string[], version: string): object {
    return first === undefined ? { version } : { [first]: nested(rest, version) };
}
