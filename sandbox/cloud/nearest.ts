/** The candidates that a mistyped word probably meant, nearest first; none when nothing is near. */
export function nearest(word: string, candidates: Iterable<string>, most = 3): readonly string[] {
    const lower = word.toLowerCase();
    const limit = Math.max(2, Math.ceil(word.length / 3));
    return [...new Set(candidates)]
        .map((candidate) => ({ candidate, far: farness(lower, candidate.toLowerCase()) }))
        .filter(({ far }) => far <= limit)
        .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))
        .slice(0, most)
        .map(({ candidate }) => candidate);
}

/** `did you mean "a" or "b"?`, or undefined. */
export function didYouMean(word: string, candidates: Iterable<string>, most = 1): string | undefined {
    const near = nearest(word, candidates, most);
    return near.length === 0 ? undefined : `did you mean ${near.map((name) => JSON.stringify(name)).join(" or ")}?`;
}

function farness(a: string, b: string): number {
    if (a === b) return 0;
    if (a.length >= 4 && b.length >= 4 && (a.includes(b) || b.includes(a)))
        return 1 + Math.abs(a.length - b.length) / 1000;
    return editDistance(a, b);
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}
