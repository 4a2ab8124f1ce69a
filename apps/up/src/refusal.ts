/** A problem that the user of `npm start` can fix. Its message is a sentence for them. */
export class StartRefusal extends Error {}
