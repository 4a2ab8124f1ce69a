import { Module } from '@nestjs/common';
import { PicturesModule } from './pictures.module';

/** Entry point for HTTP: apps/api. It has no routes: the platform serves pictures outside the contract. */
@Module({ imports: [PicturesModule] })
export class PicturesApiModule {}
