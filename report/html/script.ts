/**
 * The page's only script: it shows the filter fields, which do nothing without it, and hides what does not match. Each
 * field names the list it filters in `data-filters`; items carry `data-item`. Reading needs no script.
 */
export const SCRIPT = `
for (const field of document.querySelectorAll("[data-filters]")) {
    const list = document.getElementById(field.dataset.filters);
    const status = field.parentElement.querySelector("[role=status]");
    field.parentElement.hidden = false;
    field.addEventListener("input", () => {
        const wanted = field.value.trim().toLowerCase();
        let shown = 0;
        for (const item of list.querySelectorAll("[data-item]")) {
            item.hidden = !item.textContent.toLowerCase().includes(wanted);
            if (!item.hidden) shown += 1;
        }
        for (const group of list.querySelectorAll("[data-group]")) {
            group.hidden = group.querySelector("[data-item]:not([hidden])") === null;
            if (group.tagName === "DETAILS") group.open = wanted !== "" && !group.hidden;
        }
        status.textContent = wanted === "" ? "" : shown + " shown";
    });
}`;
