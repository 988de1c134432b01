/** Makes a value from each value of a record, under the same keys. */
export function each<T, R>(values: Readonly<Record<string, T>>, make: (value: T) => R): Record<string, R> {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, make(value)]));
}
