/** Checks of texts that have a name in the facts. A name that is missing here is a fact that is not evaluated. */
import { isIP, isIPv4, isIPv6 } from "node:net";
import type { Value } from "../values.ts";

interface NamedCheck {
    /** Completes "must be". */
    readonly needed: string;
    readonly holds: (value: Value) => boolean;
}

const ofText = (holds: (text: string) => boolean) => (value: Value) => typeof value === "string" && holds(value);
const matching = (pattern: RegExp) => ofText((text) => pattern.test(text));
const day = "(mon|tue|wed|thu|fri|sat|sun)";
const clock = "([01]\\d|2[0-3]):[0-5]\\d";

const checks: Readonly<Record<string, NamedCheck>> = {
    "account-id": { needed: "an AWS account id of 12 digits", holds: matching(/^\d{12}$/) },
    arn: {
        needed: "an ARN such as arn:aws:s3:::name",
        holds: ofText((text) => text === "" || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:.+$/.test(text)),
    },
    base64: { needed: "base64", holds: matching(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/) },
    cidr: { needed: "a network such as 10.0.0.0/16", holds: ofText((text) => isNetwork(text)) },
    "daily-window": { needed: "a window such as 07:00-07:30", holds: matching(new RegExp(`^${clock}-${clock}$`)) },
    date: {
        needed: "a date such as 2026-01-31",
        holds: ofText((text) => /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))),
    },
    duration: { needed: "a duration such as 10m or 1h30m", holds: matching(/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$|^0$/) },
    "ec2-automate-arn": {
        needed: "an ARN such as arn:aws:automate:us-east-1:ec2:recover",
        holds: matching(/^arn:[\w-]+:automate:[\w-]+:ec2:(reboot|recover|stop|terminate)$/),
    },
    "http-headers": {
        needed: "headers other than Content-Length, X-Google-* and X-AppEngine-*",
        holds: headersAllowed,
    },
    "iam-member": {
        needed: "a principal such as serviceAccount:name@project.iam.gserviceaccount.com",
        holds: ofText(isPrincipal),
    },
    "iam-policy-json": { needed: "a JSON object", holds: (value) => typeof value !== "string" || isJsonObject(value) },
    "int-or-off": {
        needed: 'a whole number from 1, or "off"',
        holds: (value) => /^([1-9]\d*|off)$/.test(String(value)),
    },
    ip: { needed: "an IP address", holds: ofText((text) => isIP(text) !== 0) },
    ipv4: { needed: "an IPv4 address", holds: ofText(isIPv4) },
    "ipv4-cidr": { needed: "an IPv4 network such as 10.0.0.0/16", holds: ofText((text) => isNetwork(text, 4)) },
    ipv6: { needed: "an IPv6 address", holds: ofText(isIPv6) },
    "ipv6-cidr": { needed: "an IPv6 network such as 2001:db8::/56", holds: ofText((text) => isNetwork(text, 6)) },
    json: { needed: "JSON", holds: ofText(isJson) },
    "kms-key-id-or-arn": {
        needed: "a KMS key id or ARN",
        holds: matching(/^(arn:[^:]*:kms:[^:]*:[^:]*:key\/)?(mrk-)?[0-9a-f-]{32,36}$/),
    },
    "kms-rotation-period": {
        needed: "at least 86400s, in seconds with at most 9 decimals",
        holds: ofText(isRotationPeriod),
    },
    "launch-template-id": { needed: "an id such as lt-0123456789abcdef0", holds: matching(/^lt-[a-z0-9]{1,252}$/) },
    "launch-template-name": {
        needed: "3 to 125 letters, digits, and ( ) . / _ -",
        holds: matching(/^[0-9A-Za-z()./_-]{3,125}$/),
    },
    "not-empty": { needed: "other than the empty text", holds: (value) => value !== "" },
    "nullable-bool": { needed: "true or false", holds: (value) => ["true", "false", ""].includes(String(value)) },
    "nullable-float": { needed: "a number", holds: (value) => !Number.isNaN(Number(value)) },
    "path-segment": {
        needed: "other than . and .., without / and %",
        holds: ofText((text) => text !== "." && text !== ".." && !/[/%]/.test(text)),
    },
    port: { needed: "a port from 0 to 65535", holds: (value) => isBetween(Number(value), 0, 65535) },
    "qualified-name": {
        needed: "a name of at most 63 characters behind a prefix of at most 253",
        holds: ofText(isQualifiedName),
    },
    regexp: { needed: "a regular expression", holds: ofText(isPattern) },
    "region-name": { needed: "a region such as us-east-1", holds: matching(/^$|^[a-z]{2}(-[a-z]+)+-\d{1,2}$/) },
    rfc3339: {
        needed: "a time such as 2026-01-01T00:00:00Z",
        holds: ofText((text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text))),
    },
    "rfc3339-duration": {
        needed: "a duration such as P90D",
        holds: matching(/^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/),
    },
    "settable-argument-name-of-this-type": {
        needed: "the name of an argument in the provider's spelling, such as tag",
        holds: matching(/^[a-z]\w*$/),
    },
    "utc-timestamp": {
        needed: "a time such as 2026-01-01T00:00:00Z",
        holds: ofText((text) => text.endsWith("Z") && !Number.isNaN(Date.parse(text))),
    },
    "weekly-window": {
        needed: "a window such as sun:05:00-sun:06:00",
        holds: matching(new RegExp(`^${day}:${clock}-${day}:${clock}$`, "i")),
    },
};

/** What a value must be, when it is not that; undefined when it passes or the name is not known. */
export function formatProblem(name: string, value: Value): string | undefined {
    const check = checks[name];
    return check === undefined || check.holds(value) ? undefined : `must be ${check.needed}`;
}

export function isKnownFormat(name: string): boolean {
    return name in checks;
}

function isNetwork(text: string, version?: 4 | 6): boolean {
    const [address = "", bits = "", ...more] = text.split("/");
    if (more.length > 0 || !/^\d{1,3}$/.test(bits)) return false;
    const four = isIPv4(address) && Number(bits) <= 32 && version !== 6;
    const six = isIPv6(address) && Number(bits) <= 128 && version !== 4;
    return four || six;
}

function isPrincipal(text: string): boolean {
    const groups = ["projectOwners", "projectReaders", "projectWriters", "allUsers", "allAuthenticatedUsers"];
    return !text.startsWith("deleted") && (/.+:.+/.test(text) || groups.includes(text));
}

function isJson(text: string): boolean {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}

function isJsonObject(text: string): boolean {
    return isJson(text) && text.trimStart().startsWith("{");
}

function isPattern(text: string): boolean {
    try {
        new RegExp(text);
        return true;
    } catch {
        return false;
    }
}

function isBetween(value: number, low: number, high: number): boolean {
    return Number.isInteger(value) && value >= low && value <= high;
}

function isRotationPeriod(text: string): boolean {
    const seconds = /^(\d+(?:\.\d{1,9})?)s$/.exec(text)?.[1];
    return seconds !== undefined && Number(seconds) >= 86400;
}

function isQualifiedName(text: string): boolean {
    const slash = text.lastIndexOf("/");
    return slash <= 253 && text.length - slash - 1 <= 63;
}

function headersAllowed(value: Value): boolean {
    if (typeof value !== "object" || value === null) return true;
    return !Object.keys(value).some((name) => /^content-length$/i.test(name) || /^X-(Google|AppEngine)-/i.test(name));
}
