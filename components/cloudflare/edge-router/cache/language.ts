/** The class of clients that prefer no language the answers exist in; they get the origin's default. */
export const NO_LANGUAGE = "";

/** The first language that a client prefers (RFC 9110 section 12.5.4) and that answers exist in. */
export function languageClass(acceptLanguage: string | null, languages: readonly string[]): string {
    const preferred = (acceptLanguage ?? "")
        .toLowerCase()
        .split(",")
        .map((item, place) => {
            const [range = "", ...parameters] = item.split(";").map((part) => part.trim());
            const quality = parameters.find((parameter) => parameter.startsWith("q="));
            const weight = quality === undefined ? 1 : Number(quality.slice(2));
            return { language: range.split("-", 1)[0] ?? "", weight, place };
        })
        .filter(({ language, weight }) => weight > 0 && languages.includes(language))
        .sort((left, right) => right.weight - left.weight || left.place - right.place);
    return preferred[0]?.language ?? NO_LANGUAGE;
}
