export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  /** `null` for the platform admin, who is in no company, and for somebody who is invited. */
  readonly employee_number: number | null;
  readonly role: 'admin' | 'mentor' | 'mentee';
  readonly company_id: string | null;
  /** By name, in that company. */
  readonly department: string | null;
  readonly position: string | null;
  readonly job_part: string | null;
  readonly tags: readonly string[];
  readonly status: 'active' | 'invited' | 'suspended';
  readonly joined_days_ago: number | null;
}

/** A person with the hash of a password. `null` for those who cannot sign in. */
export interface HashedPerson extends DemoPerson {
  readonly password_hash: string | null;
}
