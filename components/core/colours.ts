/** Two releases that stand side by side; the names say nothing but that they differ. */
export const COLOURS = ["blue", "green"] as const;
export type Colour = (typeof COLOURS)[number];
