import assert from "node:assert/strict";
import { delimiter, dirname } from "node:path";
import {
    engineEnvironment,
    refuseForeignBackend,
    sandboxEnvironment,
    unusedCredentials,
} from "../../../sandbox/engine/environment.ts";

const credentials = {
    AWS_ACCESS_KEY_ID: "example",
    AWS_PROFILE: "example",
    GOOGLE_APPLICATION_CREDENTIALS: "/example.json",
    CLOUDFLARE_API_TOKEN: "example",
    KUBECONFIG: "/example",
    PULUMI_ACCESS_TOKEN: "example",
};

describe("the environment of the sandbox", () => {
    it("[trap 47] holds no credentials, proxies or settings of Pulumi", () => {
        const kept = sandboxEnvironment({
            ...credentials,
            HTTPS_PROXY: "http://proxy.example.com",
            PULUMI_STACK: "other",
            NODE_OPTIONS: "--inspect",
            HOME: "/home/example",
            LC_ALL: "C",
        });
        assert.deepEqual(Object.keys(kept).sort(), ["HOME", "LC_ALL", "PATH"]);
    });

    it("puts this Node first on PATH", () => {
        const { PATH } = sandboxEnvironment({ PATH: "/usr/bin" });
        assert.equal(PATH, [dirname(process.execPath), "/usr/bin"].join(delimiter));
    });

    it("names credentials of real clouds that stay unused, and nothing else", () => {
        assert.equal(
            unusedCredentials({
                ...credentials,
                AWS_PAGER: "",
                AWS_CA_BUNDLE: "/ca.pem",
                PULUMI_CONFIG_PASSPHRASE: "x",
            }),
            "the sandbox does not use AWS_ACCESS_KEY_ID, AWS_PROFILE, CLOUDFLARE_API_TOKEN, GOOGLE_APPLICATION_CREDENTIALS, KUBECONFIG, PULUMI_ACCESS_TOKEN: no real cloud is contacted",
        );
        assert.equal(unusedCredentials({ PATH: "/usr/bin", AWS_REGION: "us-east-1" }), undefined);
    });

    it("refuses another backend, because state with simulated ids must not reach it", () => {
        assert.throws(() => refuseForeignBackend({ PULUMI_BACKEND_URL: "gs://example-state" }, "/project/.ha/prod"), {
            message:
                "PULUMI_BACKEND_URL must be unset, because the sandbox keeps state with simulated ids in /project/.ha/prod and nowhere else, got gs://example-state",
        });
        assert.doesNotThrow(() => refuseForeignBackend({ PULUMI_BACKEND_URL: "" }, "/project/.ha/prod"));
        assert.doesNotThrow(() => refuseForeignBackend({}, "/project/.ha/prod"));
    });

    it("gives the engine a file backend of its own", () => {
        const environment = engineEnvironment("/project/.ha/prod/generations/3/backend", "/home", "gcp:1");
        assert.equal(environment.PULUMI_BACKEND_URL, "file:///project/.ha/prod/generations/3/backend");
        assert.equal(environment.PULUMI_DEBUG_PROVIDERS, "gcp:1");
    });
});
