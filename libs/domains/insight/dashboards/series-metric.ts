/** The figures that series show. */
export enum SeriesMetric {
  CompletedTasks = 'completed_tasks',
  ActiveMentorships = 'active_mentorships',
  ReviewHours = 'review_hours',
}

/** Length of the steps of a series. */
export enum SeriesStep {
  Day = 'day',
  Week = 'week',
  Month = 'month',
}
