import { Injectable } from '@nestjs/common';
import { type Actor, type Rule, authorize, requireVisible } from '@app/auth';
import { CurriculaPolicy } from './curricula.policy';
import { CurriculaRepository } from './curricula.repository';
import type { VersionSelector } from './content';
import type { Curriculum } from './curriculum.entity';

/** How everything that is about one curriculum begins. */
@Injectable()
export class DraftsService {
  constructor(private readonly curricula: CurriculaRepository) {}

  /** The curriculum, locked until the transaction ends, for somebody who may do this to it. */
  async findForUpdate(actor: Actor, id: number, rule: Rule<Curriculum>): Promise<Curriculum> {
    const curriculum = requireVisible(CurriculaPolicy.read, actor, await this.curricula.findForUpdate(id));
    authorize(rule, actor, curriculum);
    return curriculum;
  }

  /** The curriculum as it is. */
  async look(actor: Actor, id: number): Promise<Curriculum> {
    return requireVisible(CurriculaPolicy.read, actor, await this.curricula.findAny(id));
  }
}

/** The draft for whoever sees it, else the current version; or which they ask for. */
export function whichFor(actor: Actor, curriculum: Curriculum, asked?: VersionSelector): VersionSelector {
  const maySeeDraft = CurriculaPolicy.read_draft(actor, curriculum);
  if (asked === 'draft') authorize(CurriculaPolicy.read_draft, actor, curriculum);
  return asked ?? (maySeeDraft ? 'draft' : curriculum.current_version!);
}
