/** The queues. They differ in how long a job may wait, not in who owns it. */
export enum QueueName {
  High = 'high_priority',
  Default = 'default',
  Low = 'low_priority',
}

/** Events wait here until they have become one job per listener. The relay reads it; Bull never sees it. */
export const EVENTS = 'events';
