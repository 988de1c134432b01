import { JOB, jobDocs, SERVICE, serviceDocs, templateOf } from "../../clouds/gcp/cloud-run.ts";
import { readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const ACCOUNT = "gcp:serviceaccount/account:Account";
/** The account that everything of a project runs as when nothing is said (https://docs.cloud.google.com/run/docs/securing/service-identity, 2026-11-22). */
const DEFAULT = /-compute@developer\.gserviceaccount\.com$/;

export default defineResourceRule({
    id: "cloud-run-has-an-identity-of-its-own",
    title: "A Cloud Run service or job runs as a service account that was made for it",
    severity: "high",
    concern: "exposure",
    types: [SERVICE, JOB],
    breaks: "whoever breaks into one service may read and delete what belongs to all of them",
    remedy: '{ template: { serviceAccount: "api@example-project.iam.gserviceaccount.com" } }',
    sources: [
        serviceDocs,
        jobDocs,
        { url: "https://docs.cloud.google.com/run/docs/securing/service-identity", read: "2026-11-22" },
    ],
    requirements: ["CN-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource, _settings, graph) => {
        const path = `${templateOf(resource)}.serviceAccount`;
        const account = readString(resource, path);
        const [made] = graph.meant(resource, "template", account, ACCOUNT);
        if (account.state === "unknown" && made !== undefined) return pass(resource, `runs as ${made.name}`);
        const said = account.state === "set" ? account.value : "";
        if (said !== "" && !DEFAULT.test(said)) return pass(resource, `runs as ${said}`);
        const inner = '{ serviceAccount: "api@example-project.iam.gserviceaccount.com" }';
        return fail(
            resource,
            `${path} is ${said || "not set"}, which is what everything of the project runs as`,
            resource.type === JOB ? `{ template: { template: ${inner} } }` : `{ template: ${inner} }`,
        );
    },
});
