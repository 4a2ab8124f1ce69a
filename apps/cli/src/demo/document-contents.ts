/** A document of the demo handbook. */
export interface DemoDocument {
  readonly folder: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** True if it was never published. */
  readonly is_draft?: boolean;
  /** True if only mentors read it. */
  readonly for_mentors?: boolean;
  /** Days until its verification ends; negative if it has ended. */
  readonly verified_days?: number;
}
