import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AuthzController } from './authz.controller';
import { AuthzService } from './authz.service';
import { AuthzPeopleRepository } from './authz-people.repository';
import { Subjects } from './subjects';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [DiscoveryModule], providers: [AuthzService, AuthzPeopleRepository, Subjects], controllers: [AuthzController] })
export class AuthzApiModule {}
