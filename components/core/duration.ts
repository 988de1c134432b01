/** A length of time that carries its unit. Never negative; whole milliseconds. */
export class Duration {
    readonly milliseconds: number;

    private constructor(milliseconds: number) {
        if (!Number.isInteger(milliseconds) || milliseconds < 0) {
            throw new RangeError(
                `a duration must be a whole, non-negative number of milliseconds, got ${milliseconds}`,
            );
        }
        this.milliseconds = milliseconds;
    }

    static milliseconds(count: number): Duration {
        return new Duration(count);
    }
    static seconds(count: number): Duration {
        return new Duration(Math.round(count * 1000));
    }
    static minutes(count: number): Duration {
        return Duration.seconds(count * 60);
    }
    static hours(count: number): Duration {
        return Duration.minutes(count * 60);
    }
    static days(count: number): Duration {
        return Duration.hours(count * 24);
    }

    /** Fractions of a second are kept: 1.5 for 1500 ms. */
    get seconds(): number {
        return this.milliseconds / 1000;
    }
    get days(): number {
        return this.seconds / 86_400;
    }

    /** The form that Google's APIs take, such as `90s`. */
    toGoogle(): string {
        return `${this.seconds}s`;
    }

    /** The largest unit that gives a whole number: `500 ms`, `30 s`, `5 min`, `4 h`, `30 d`. */
    toString(): string {
        const units = [
            ["d", 86_400_000],
            ["h", 3_600_000],
            ["min", 60_000],
            ["s", 1000],
        ] as const;
        for (const [unit, size] of units) {
            if (this.milliseconds >= size && this.milliseconds % size === 0)
                return `${this.milliseconds / size} ${unit}`;
        }
        return `${this.milliseconds} ms`;
    }
}
