import { Module } from '@nestjs/common';
import { RetrievalRepository } from './retrieval.repository';
import { Retrieval } from './retrieval';

@Module({ providers: [Retrieval, RetrievalRepository], exports: [Retrieval] })
export class RetrievalModule {}
