import type { Actor } from './actor';

/** Reads people as actors, for work that goes on after their request. The domain that stores people implements it. */
export abstract class ActorReader {
  /** The rights of a person as their row has them now. Undefined if they may not sign in any more. */
  abstract actorOf(user_id: number): Promise<Actor | undefined>;
}
