/** Most pages of a PDF that are drawn. */
export const MOST_PREVIEWS = 10;

/** Name of the image that is drawn of a page of a file. */
export const documentPreview = (page: number): string => (page === 1 ? 'preview' : `preview-${page}`);
