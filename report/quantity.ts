import type { Unit } from "./model.ts";

const UNITS = [
    ["d", 86_400],
    ["h", 3600],
    ["min", 60],
    ["s", 1],
] as const;

/** A quantity with its unit, as people write it: `99.9 %`, `5 min`, `250 ms`, `30 d`, `1,000`. */
export function formatQuantity(value: number, unit: Unit): string {
    if (unit === "share") return `${round(value * 100)} %`;
    if (unit === "days") return `${round(value)} d`;
    if (unit === "seconds") return formatSeconds(value);
    if (unit === "milliseconds") return value >= 1000 ? formatSeconds(value / 1000) : `${round(value)} ms`;
    return formatCount(value);
}

/** A promised time in the largest unit that gives a whole number: `15 min`, `90 s`, `50 ms`. */
export function formatSeconds(seconds: number): string {
    if (seconds === 0) return "0 s";
    if (seconds < 1) return `${round(seconds * 1000)} ms`;
    for (const [unit, size] of UNITS) {
        if (seconds >= size && seconds % size === 0) return `${seconds / size} ${unit}`;
    }
    return `${round(seconds)} s`;
}

/** A time that passed: `12 ms`, `0.4 s`, `12.3 s`, `2 min 5 s`. */
export function formatElapsed(seconds: number): string {
    if (seconds > 0 && seconds < 0.1) return `${Math.round(seconds * 1000)} ms`;
    if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `1,000` */
export function formatCount(value: number): string {
    return value.toLocaleString("en-US");
}

/** `1 rule`, `2 rules`, `0 policies`: the count with the word in the number that fits. */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
    return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const ABBREVIATIONS = /\b(api|cdn|cpu|db|dns|sql|tls|url)\b/gi;

/** `recoveryTime` and `recovery-time` become `Recovery time`; `apiHealth` becomes `API health`. */
export function wordsOf(name: string): string {
    const words = name
        .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
        .replace(/[-_.\s]+/g, " ")
        .trim()
        .toLowerCase();
    const sentence = words.charAt(0).toUpperCase() + words.slice(1);
    return sentence.replace(ABBREVIATIONS, (abbreviation) => abbreviation.toUpperCase());
}

/** Removes what binary fractions add: 99.9, not 99.90000000000001. */
function round(value: number): number {
    return Number(value.toPrecision(10));
}
