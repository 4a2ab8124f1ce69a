/** What the contract says of the chapter. */
export const ABOUT_SCORES = 'Your sheet music: what it is, the files it has come in, and how it looks. Nobody else sees it.';
