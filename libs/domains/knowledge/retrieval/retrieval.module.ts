import { Module } from '@nestjs/common';
import { RetrievalRepository } from './retrieval.repository';
import { Retrieval } from './retrieval.service';

@Module({ providers: [Retrieval, RetrievalRepository], exports: [Retrieval] })
export class RetrievalModule {}
