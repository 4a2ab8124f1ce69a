/** The queues there are. Which one a job is in says how long it may wait, not whose it is. */
export enum QueueName {
  High = 'high_priority',
  Default = 'default',
  Low = 'low_priority',
}

/** Where events wait until they have become one job per listener. The relay reads it; Bull never sees it. */
export const EVENTS = 'events';
