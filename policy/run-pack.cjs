// Starts the bundled pack of the working folder as Pulumi's language host would: `node run-pack.cjs <engine address>`.
process.argv.splice(3, Number.POSITIVE_INFINITY, process.cwd());
require("@pulumi/pulumi/cmd/run-policy-pack");
