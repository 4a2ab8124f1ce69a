/** Entry point for DTOs that other domains extend. It loads no controller. */
export { BulkRequestDto } from './bulk-request.dto';
