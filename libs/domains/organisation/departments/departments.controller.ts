import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { CreateDepartmentDto, DepartmentDto, DepartmentRowDto, ListDepartmentsDto, UpdateDepartmentDto } from './departments.dto';
import { DepartmentCycle, DepartmentNameTaken, DepartmentNotEmpty } from './departments.errors';
import { DepartmentsPolicy } from './departments.policy';
import { DepartmentsService } from './departments.service';

@Chapter('departments', { group: 'Organisation', rank: 2, about: 'The departments of your company, as a tree.' })
@Controller('departments')
export class DepartmentsController {
  constructor(private readonly departments: DepartmentsService) {}

  /** List the departments of your company */
  @Get()
  @Can(DepartmentsPolicy.list)
  @Paged(DepartmentRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListDepartmentsDto) {
    return this.departments.list(actor, query);
  }

  /** Get a department with its parent, lead and number of members */
  @Get(':id')
  @Can(DepartmentsPolicy.read)
  @Shown(DepartmentDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.departments.get(actor, id);
  }

  /** Create a department */
  @Post()
  @Can(DepartmentsPolicy.create)
  @Created(DepartmentDto)
  @AsResource()
  @Refuses(DepartmentNameTaken)
  create(@CurrentActor() actor: Actor, @Body() draft: CreateDepartmentDto) {
    return this.departments.create(actor, draft);
  }

  /** Update a department */
  @Patch(':id')
  @Can(DepartmentsPolicy.update)
  @Shown(DepartmentDto)
  @Refuses(DepartmentNameTaken, DepartmentCycle)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateDepartmentDto, @IfMatch() expected?: ExpectedVersion) {
    return this.departments.update(actor, id, change, expected);
  }

  /** Delete an empty department */
  @Delete(':id')
  @Can(DepartmentsPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(DepartmentNotEmpty)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.departments.remove(actor, id, expected);
  }
}
