import assert from "node:assert/strict";

/**
 * What an implementation cannot keep, by the contract's name for it, each with the reason. The test of an excepted promise
 * asks that it is indeed not kept, so that an exception goes when its reason does.
 */
export type Exceptions<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** A test of one promise: kept, or excepted with a reason that the test's title shows. */
export function promises<Name extends string>(
    exceptions: Exceptions<Name>,
    name: Name,
    title: string,
    keeps: () => boolean,
): void {
    const { [name]: reason } = exceptions;
    const shown = reason === undefined ? title : `${title} (excepted: ${reason})`;
    it(shown, () => assert.equal(keeps(), reason === undefined, shown));
}
