import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AuthzController } from './authz.controller';
import { AuthzService } from './authz.service';
import { AuthzPeopleRepository } from './authz-people.repository';
import { Subjects } from './subjects';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [DiscoveryModule], providers: [AuthzService, AuthzPeopleRepository, Subjects], controllers: [AuthzController] })
export class AuthzApiModule {}
