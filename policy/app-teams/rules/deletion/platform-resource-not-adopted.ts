import { fail, pass } from "../../../rule.ts";
import { textsOf } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";

/** Properties that name the resource itself, by the last word of its type; those of others refer to something else. */
const OWN_NAMES: Readonly<Record<string, string>> = {
    Bucket: "name",
    BucketV2: "bucket",
    Cluster: "name",
    DatabaseInstance: "name",
    Group: "name",
    Repository: "repositoryId",
    Secret: "secretId",
    Service: "name",
    Topic: "name",
};

export default defineApplicationRule({
    id: "platform-resource-not-adopted",
    title: "No resource of the application is one of the platform's",
    severity: "critical",
    concern: "deletion",
    types: ["*"],
    breaks: "two programs undo each other's changes, and destroying the application deletes what all others use",
    remedy: '{ name: "<a name of the application>" }',
    sources: [{ url: "https://www.pulumi.com/docs/iac/concepts/resources/options/import/", read: "2026-11-22" }],
    requirements: ["PL-05", "ET-02"],
    whenUnknown: "unknown",
    judge: (resource, { addresses }) => {
        const property = OWN_NAMES[resource.type.split(":").at(-1) ?? ""];
        if (property === undefined) return undefined;
        const own = textsOf(resource).find(({ path }) => path.join(".") === property)?.value;
        if (own === undefined) return undefined;
        const taken = addresses.find(({ name, use }) => use !== "public" && lastWord(name) === lastWord(own));
        return taken === undefined
            ? pass(resource, `${property} ${own} is the application's own`)
            : fail(
                  resource,
                  `${property} ${own} is ${taken.system}'s ${taken.path.join(".")}`,
                  `{ ${property}: "application-${lastWord(own)}" }`,
              );
    },
});

/** The name at the end of an id: `projects/example-project/secrets/session-key`. */
function lastWord(id: string): string {
    return id.split(/[/:]/).at(-1) ?? id;
}
