/** Weekly windows for maintenance, `sun:05:00-sun:06:00` in UTC, of databases and caches alike. */

export interface Window {
    /** Minutes from Monday 00:00 UTC. */
    readonly start: number;
    readonly minutes: number;
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** `undefined` for text of another form. */
export function parseWindow(text: string): Window | undefined {
    const [, from, to] = /^(\w{3}:\d{2}:\d{2})-(\w{3}:\d{2}:\d{2})$/.exec(text.toLowerCase()) ?? [];
    const [start, end] = [minuteOf(from), minuteOf(to)];
    return start === undefined || end === undefined ? undefined : { start, minutes: (end - start + WEEK) % WEEK };
}

export function overlap(one: Window, other: Window): boolean {
    return after(one, other) < one.minutes || after(other, one) < other.minutes;
}

/** The same hours three days later, as AWS writes them. */
export function threeDaysLater({ start, minutes }: Window): string {
    return `${textOf(start + 3 * DAY)}-${textOf(start + 3 * DAY + minutes)}`;
}

function after(one: Window, other: Window): number {
    return (other.start - one.start + WEEK) % WEEK;
}

function minuteOf(text = ""): number | undefined {
    const [day = "", hour, minute] = text.split(":");
    const index = DAYS.indexOf(day);
    return index === -1 ? undefined : index * DAY + Number(hour) * 60 + Number(minute);
}

function textOf(minute: number): string {
    const within = minute % WEEK;
    const two = (value: number) => String(value).padStart(2, "0");
    return `${DAYS[Math.floor(within / DAY)]}:${two(Math.floor((within % DAY) / 60))}:${two(within % 60)}`;
}
