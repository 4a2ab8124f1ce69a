export { AssigneeSlot, type Content, type ItemContent, ItemPriority, ItemType, type Week } from './content';
export { CurriculumNotMovable } from './curricula.errors';
export { CurriculumDeprecated, CurriculumPublished } from './curricula.events';
export { CurriculaModule } from './curricula.module';
export { CurriculaPolicy } from './curricula.policy';
export { CurriculaService } from './curricula.service';
export { CurriculumStatus } from './curriculum.entity';
export type { CurriculumVersion } from './curriculum-version.entity';
export { type Difference, type FieldChanges, differenceOf } from './difference';
