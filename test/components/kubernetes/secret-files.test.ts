import assert from "node:assert/strict";
import { fetchSecrets, SECRETS_VOLUME, secretFilesProblems } from "../../../components/kubernetes/secret-files.ts";

const args = {
    project: "example-project",
    files: { "api-key": "agents-api-key", "users.acl": "agents-users" },
    image: `us-docker.pkg.dev/example-project/mirror/google-cloud-cli@sha256:${"0".repeat(64)}`,
};

describe("secrets as files of a pod", () => {
    it("[AG-07] are fetched by name into memory, one file for each, before the others start", () => {
        const { command, environment } = fetchSecrets(args);
        assert.deepEqual(command?.at(-1)?.split("\n"), [
            "umask 027",
            "gcloud secrets versions access latest --project=example-project --secret=agents-api-key --out-file=/run/secrets/platform/api-key",
            "gcloud secrets versions access latest --project=example-project --secret=agents-users --out-file=/run/secrets/platform/users.acl",
        ]);
        assert.deepEqual(Object.keys(environment ?? {}), ["CLOUDSDK_CONFIG"]);
        assert.equal(SECRETS_VOLUME.secrets.medium, "memory");
    });

    it("say what would not be taken as it is", () => {
        const problems = secretFilesProblems({ ...args, files: { "../key": "a", key: "a; rm -rf /" } });
        assert.deepEqual(
            problems.map(({ path, reason }) => `${path} ${reason}`),
            [
                'secrets.files must have plain file names, got "../key"',
                'secrets.files.key must be the name of a secret, got "a; rm -rf /"',
            ],
        );
    });
});
