export { AccessListDto, ReplaceAccessDto } from './access.dto';
