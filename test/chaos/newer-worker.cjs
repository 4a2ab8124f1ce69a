// The worker of a later version: the one that is built, with an event, a listener, a job and a scheduled task that it does not know.
require('reflect-metadata');
const { join } = require('node:path');
const { Injectable, Module } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');

const dist = join(__dirname, '../../dist');
const { WorkerModule } = require(join(dist, 'apps/worker/src/worker.module.js'));
const { On, domainEvent } = require(join(dist, 'libs/platform/events/src/index.js'));
const { Handles, Scheduled, defineJob } = require(join(dist, 'libs/platform/jobs/src/index.js'));
const { PinoLogger } = require(join(dist, 'libs/platform/logging/src/index.js'));
const { TaskAssigned } = require(join(dist, 'libs/domains/programmes/tasks/tasks.events.js'));

class ChoirFormed extends domainEvent('ChoirFormed') {}
const TuneChoir = defineJob('default', 'tune_choir');

class Doings {
  sing() {}
  listen() {}
  tune() {}
  rehearse() {}
}

const decorated = (method, decorator) => decorator(Doings.prototype, method, Object.getOwnPropertyDescriptor(Doings.prototype, method));
decorated('sing', On(ChoirFormed, 'ChoirFormed:Doings.sing'));
decorated('listen', On(TaskAssigned, 'TaskAssigned:Doings.listen'));
decorated('tune', Handles(TuneChoir));
decorated('rehearse', Scheduled('rehearse', '* * * * * *'));
Injectable()(Doings);

class NewerWorkerModule {}
Module({ imports: [WorkerModule], providers: [Doings] })(NewerWorkerModule);

void NestFactory.createApplicationContext(NewerWorkerModule, { logger: new PinoLogger() }).then((worker) =>
  worker.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true }),
);
