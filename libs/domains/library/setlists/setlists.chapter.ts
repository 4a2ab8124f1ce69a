/** What the contract says of the chapter. */
export const ABOUT_SETLISTS = 'Your scores in the order in which they are played.';
