import assert from "node:assert/strict";
import { upgradeFrom } from "./changelog.ts";

const page = `# Changelog

## Unreleased

- **Operator's step**: the image moves, and \`pulumi config set --path 'ha-platform:one.releases' r2\` says where to.
- A new label: \`announced: replaces Service/one-api\`.
- Nothing to do here, although \`pulumi config set x y\` is mentioned.

## 0.10.0

- **Operator's step**: two commands.

  \`\`\`sh
  pulumi config set a \\
      b
  pulumi config rm c
  \`\`\`

## 0.2.0

- **Operator's step**: \`pulumi config rm long.ago\`.
`;

describe("the changelog's steps for an operator", () => {
    it("are those of all later versions, oldest first", () => {
        assert.deepEqual(upgradeFrom(page, "0.2.0").steps, [
            "pulumi config set a b",
            "pulumi config rm c",
            "pulumi config set --path 'ha-platform:one.releases' r2",
        ]);
        assert.equal(upgradeFrom(page, "0.10.0").steps.length, 1);
    });

    it("come with what will be replaced or deleted", () => {
        assert.deepEqual(upgradeFrom(page, "0.10.0").announced, ["replace Service/one-api"]);
    });

    it("have something to carry out", () => {
        const empty = page.replace(/, and `pulumi[^`]+`/, "");
        assert.throws(() => upgradeFrom(empty, "0.2.0"), /must have a command or an announcement/);
    });

    it("are looked up by a version that the page has", () => {
        assert.throws(() => upgradeFrom(page, "0.1.0"), /must have a section ## 0\.1\.0/);
    });
});
