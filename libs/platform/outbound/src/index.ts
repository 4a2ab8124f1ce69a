import { Module } from '@nestjs/common';
import { env } from '@app/config';
import { AddressRules } from './address-rules';
import { HostAddresses } from './host-addresses';
import { Outbound } from './outbound';

export { addressIn } from './address-in';
export { AddressRules } from './address-rules';
export { guardedLookup } from './guarded-lookup';
export { HostAddresses } from './host-addresses';
export { Outbound, type OutboundAnswer, type OutboundLimits, type OutboundReading, type OutboundRequest } from './outbound';
export { OUTBOUND_FAILURES, OutboundFailure, type OutboundFailureKind } from './outbound-failure';

const rules = { provide: AddressRules, useFactory: () => new AddressRules(env.OUTBOUND_ALLOWED_NETWORKS) };

/** For domains that send requests to URLs that people have entered. */
@Module({ providers: [HostAddresses, Outbound, rules], exports: [AddressRules, Outbound] })
export class OutboundModule {}
