import { Global, Module } from '@nestjs/common';
import { PictureShelf } from './shelf';

@Global()
@Module({ providers: [PictureShelf], exports: [PictureShelf] })
export class PicturesPlatformModule {}
