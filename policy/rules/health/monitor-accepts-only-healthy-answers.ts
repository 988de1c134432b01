import { healthDocs, isHttp, MONITOR, monitorDocs } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** One code, a range or a class of codes, all of them successes: `200`, `200-204`, `2xx`. */
const SUCCESS = /^2(\d\d(-2\d\d)?|xx)$/i;

export default defineResourceRule({
    id: "monitor-accepts-only-healthy-answers",
    title: "A monitor counts an origin as healthy only when the origin itself answers with success",
    severity: "high",
    concern: "health",
    types: [MONITOR],
    breaks: "a region that answers with errors, redirects or a stranger's certificate keeps its traffic",
    remedy: '{ expectedCodes: "200", followRedirects: false, allowInsecure: false }',
    sources: [healthDocs, monitorDocs],
    requirements: ["ET-06", "ET-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (monitor) => {
        if (!isHttp(monitor)) return undefined;
        const codes = known(readString(monitor, "expectedCodes")) ?? "";
        const flags = (["followRedirects", "allowInsecure"] as const).filter(
            (flag) => known(readBoolean(monitor, flag)) === true,
        );
        const narrow = codes.split(",").every((code) => SUCCESS.test(code.trim()));
        const wrong = [
            ...(narrow ? [] : [`expectedCodes is ${codes || "not set"}, needs codes from 200 to 299`]),
            ...flags.map((flag) => `${flag} is true, needs false`),
        ];
        const repair = [...(narrow ? [] : ['expectedCodes: "200"']), ...flags.map((flag) => `${flag}: false`)];
        return wrong.length === 0
            ? pass(monitor, `accepts ${codes} from the origin itself`)
            : fail(monitor, wrong.join("; "), `{ ${repair.join(", ")} }`);
    },
});
