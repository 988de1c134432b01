/** How an image ends that is named by what is in it, so that it cannot become another one. */
export const BY_DIGEST = /@sha256:[0-9a-f]{64}$/;
