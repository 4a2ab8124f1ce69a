import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AuthzController } from './authz.controller';
import { AuthzService } from './authz.service';
import { PeopleRepository } from './people.repository';
import { Subjects } from './subjects';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [DiscoveryModule], providers: [AuthzService, PeopleRepository, Subjects], controllers: [AuthzController] })
export class AuthzApiModule {}
