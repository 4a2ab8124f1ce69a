/** Something the person who types `npm start` can put right. Its message is a sentence for them. */
export class StartRefusal extends Error {}
