import type { DeliveryDto } from './deliveries.dto';

/** A delivery as the API returns it. */
export type DeliveryView = DeliveryDto;
