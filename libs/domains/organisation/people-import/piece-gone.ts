/** A piece of an upload is not stored: its import has ended, or something took it. */
export class PieceGone extends Error {}
