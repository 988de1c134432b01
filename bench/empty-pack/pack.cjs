// A policy pack without policies: what every pack costs.
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("empty", { policies: [] });
