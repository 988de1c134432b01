/**
 * Records a stack as a version leaves it, for the upgrade tests of later versions: the engine's state, what the sandbox's
 * clouds hold, and the stack's file.
 * Usage, after `npx ha up --stack prod`: node tools/record-state.ts <stack>
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import { Generations } from "../sandbox/engine/generations.ts";
import { stackFolder } from "../sandbox/engine/run.ts";

const root = path.join(import.meta.dirname, "..");
const [stack = "prod"] = process.argv.slice(2);

const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
const current = new Generations(stackFolder(root, stack)).current();
if (current === undefined) throw new Error(`${stack} has no state yet: run npx ha up --stack ${stack} first`);

const state = fs.readFileSync(path.join(current.backend, `.pulumi/stacks/ha-platform/${stack}.json`), "utf8");
// Where a resource stands in the source is of the recording machine, and no later run reads it.
const portable = JSON.stringify(
    JSON.parse(state, (key, value) => (key === "sourcePosition" || key === "stackTrace" ? undefined : value)),
);
const target = path.join(root, "test/upgrade/recorded", version);
fs.mkdirSync(target, { recursive: true });
fs.writeFileSync(path.join(target, `${stack}.state.json.gz`), gzipSync(portable, { level: 9 }));
fs.writeFileSync(
    path.join(target, `${stack}.clouds.sqlite.gz`),
    gzipSync(fs.readFileSync(current.store), { level: 9 }),
);
const file = `Pulumi.${stack}.yaml`;
fs.copyFileSync(path.join(root, file), path.join(target, file));
console.log(`recorded ${stack} as of version ${version} in ${path.relative(root, target)}`);
