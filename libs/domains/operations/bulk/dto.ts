/** Entry point for DTOs that other domains extend: they load no controller. */
export { BulkRequestDto } from './bulk-request.dto';
