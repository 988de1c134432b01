import rule from "../../../../policy/rules/health/pod-liveness-probe.ts";
import { meetsContract } from "../../rule-contract.ts";
import { servingProbeCases } from "../../serving-probe-cases.ts";

export default meetsContract(rule, servingProbeCases("livenessProbe"));
