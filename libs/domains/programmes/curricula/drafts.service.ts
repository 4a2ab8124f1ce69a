import { Injectable } from '@nestjs/common';
import { type Actor, type Rule, authorize, requireVisible } from '@app/auth';
import { CurriculaPolicy } from './curricula.policy';
import { CurriculaRepository } from './curricula.repository';
import type { VersionSelector } from './content';
import type { Curriculum } from './curriculum.entity';

/** Loads a curriculum for an actor. */
@Injectable()
export class DraftsService {
  constructor(private readonly curricula: CurriculaRepository) {}

  /** Returns the curriculum, locked until the transaction ends. Throws 404 or 403 without the permission. */
  async findForUpdate(actor: Actor, id: number, rule: Rule<Curriculum>): Promise<Curriculum> {
    const curriculum = requireVisible(CurriculaPolicy.read, actor, await this.curricula.findForUpdate(id));
    authorize(rule, actor, curriculum);
    return curriculum;
  }

  /** Returns the curriculum without a lock. Throws 404 if the actor may not read it. */
  async look(actor: Actor, id: number): Promise<Curriculum> {
    return requireVisible(CurriculaPolicy.read, actor, await this.curricula.findAny(id));
  }
}

/** Resolves the selected version. Default: the draft if the actor may read it, else the current version. */
export function whichFor(actor: Actor, curriculum: Curriculum, asked?: VersionSelector): VersionSelector {
  const maySeeDraft = CurriculaPolicy.read_draft(actor, curriculum);
  if (asked === 'draft') authorize(CurriculaPolicy.read_draft, actor, curriculum);
  return asked ?? (maySeeDraft ? 'draft' : curriculum.current_version!);
}
