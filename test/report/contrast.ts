/**
 * Runs in the page: the lowest contrast between any visible text and what it stands on, by the formula of WCAG 2.2
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, read 2026-11-22). Text in a picture is held against every fill there.
 */
export const WORST_CONTRAST = `(() => {
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const luminance = (colour) => {
        const [red, green, blue] = channels(colour).slice(0, 3).map((value) => {
            const share = value / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (a, b) => {
        const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
        return (light + 0.05) / (dark + 0.05);
    };
    const ground = (element) => {
        for (let at = element; at !== null; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            const [, , , alpha = 1] = channels(colour);
            if (alpha === 1) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    let worst = { ratio: 21, where: "" };
    const judge = (element, text, behind) => {
        const ratio = contrast(text, behind);
        if (ratio < worst.ratio) worst = { ratio, where: element.tagName + "." + element.getAttribute("class") + " " + element.textContent.slice(0, 40) };
    };
    for (const element of document.querySelectorAll("body *")) {
        const spoken = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
        if (!spoken || element.tagName === "SCRIPT" || element.closest("svg") !== null || !element.checkVisibility()) continue;
        judge(element, getComputedStyle(element).color, ground(element));
    }
    for (const picture of document.querySelectorAll(".picture svg")) {
        const fills = [...picture.querySelectorAll("rect")].map((rect) => getComputedStyle(rect).fill);
        for (const text of picture.querySelectorAll("text")) {
            for (const fill of new Set(fills)) judge(text, getComputedStyle(text).fill, fill);
        }
    }
    return worst;
})()`;
