// Starts the pack as Pulumi's language host would: `node run-pack.cjs <engine address>`.
process.argv.splice(3, Number.POSITIVE_INFINITY, __dirname);
require("@pulumi/pulumi/cmd/run-policy-pack");
