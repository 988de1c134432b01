import * as path from "node:path";
import { stringify } from "yaml";
import { sdkVersion } from "../../sandbox/engine/cli-binary.ts";
import { listStacks } from "../../sandbox/engine/stack-files.ts";

const NAMESPACE = "pulumi-stacks";
const REPOSITORY = "https://github.com/example/ha-platform";

/** A Pulumi project of this repository, and the project whose stacks of the same name it is built on. */
interface Project {
    readonly name: string;
    readonly folder: string;
    readonly standsOn?: string;
}

const PROJECTS: readonly Project[] = [
    { name: "ha-platform", folder: "." },
    { name: "claims-portal", folder: "examples/app-team", standsOn: "ha-platform" },
];

/** Every stack of the repository as objects for the Pulumi Kubernetes Operator, in the order in which they are brought up. */
export function operatorObjects(root: string): readonly object[] {
    const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE } };
    const stacks = PROJECTS.flatMap((project) =>
        listStacks(path.join(root, project.folder)).flatMap((stack) => objectsOf(project, stack, sdkVersion(root))),
    );
    return [namespace, ...stacks];
}

/** The same as a page of YAML for `kubectl apply`. */
export function operatorStacks(root: string): string {
    const head =
        "# Written by node tools/generate.ts from the stack files of the repository. Example values: see README.md.\n";
    return (
        head +
        operatorObjects(root)
            .map((object) => stringify(object, { lineWidth: 0 }))
            .join("---\n")
    );
}

function objectsOf(project: Project, stack: string, cli: string): readonly object[] {
    const name = `${project.name}-${stack}`;
    const metadata = { name, namespace: NAMESPACE };
    return [
        {
            apiVersion: "v1",
            kind: "ServiceAccount",
            metadata: {
                ...metadata,
                annotations: { "iam.gke.io/gcp-service-account": `${name}@example-project.iam.gserviceaccount.com` },
            },
        },
        {
            // The workspace asks the cluster who calls it.
            apiVersion: "rbac.authorization.k8s.io/v1",
            kind: "ClusterRoleBinding",
            metadata: { name: `${NAMESPACE}:${name}:auth-delegator` },
            roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "system:auth-delegator" },
            subjects: [{ kind: "ServiceAccount", ...metadata }],
        },
        { apiVersion: "pulumi.com/v1", kind: "Stack", metadata, spec: specOf(project, stack, cli) },
    ];
}

function specOf({ name, folder, standsOn }: Project, stack: string, cli: string): object {
    return {
        stack: `organization/${name}/${stack}`,
        projectRepo: REPOSITORY,
        // One branch for each environment: what is merged into it is brought up.
        branch: `refs/heads/${stack}`,
        repoDir: folder,
        shallow: true,
        backend: "gs://example-state",
        secretsProvider: "gcpkms://projects/example-project/locations/us/keyRings/pulumi/cryptoKeys/stacks",
        // A name that is written wrong must not become a second production.
        useLocalStackOnly: true,
        destroyOnFinalize: false,
        resyncFrequencySeconds: 300,
        retryMaxBackoffDurationSeconds: 3600,
        serviceAccountName: `${name}-${stack}`,
        ...(standsOn !== undefined && { prerequisites: [{ name: `${standsOn}-${stack}` }] }),
        envRefs: {
            CLOUDFLARE_API_TOKEN: { type: "Secret", secret: { name: `clouds-${stack}`, key: "cloudflare-api-token" } },
            AWS_ROLE_ARN: { type: "Literal", literal: { value: `arn:aws:iam::123456789012:role/${name}-${stack}` } },
            AWS_WEB_IDENTITY_TOKEN_FILE: { type: "Literal", literal: { value: `${TOKENS}/aws` } },
        },
        workspaceReclaimPolicy: "Delete",
        workspaceTemplate: { spec: workspace(cli) },
    };
}

const TOKENS = "/var/run/secrets/clouds";

/** Room for the providers, and a token that AWS exchanges for a role. */
function workspace(cli: string): object {
    const token = { serviceAccountToken: { audience: "sts.amazonaws.com", expirationSeconds: 3600, path: "aws" } };
    return {
        image: `pulumi/pulumi-nodejs:${cli}-nonroot`,
        resources: { requests: { cpu: "1", memory: "4Gi" }, limits: { memory: "4Gi" } },
        podTemplate: {
            spec: {
                // An update that is under way is finished.
                terminationGracePeriodSeconds: 3600,
                containers: [{ name: "pulumi", volumeMounts: [{ name: "clouds", mountPath: TOKENS, readOnly: true }] }],
                volumes: [{ name: "clouds", projected: { sources: [token] } }],
            },
        },
    };
}
