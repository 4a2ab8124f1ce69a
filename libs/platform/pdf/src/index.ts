import { Module } from '@nestjs/common';
import { Pdf } from './pdf';

export { PdfError, type PdfFacts, type PdfProblem, type Printed } from './order';
export { Pdf, type Picture } from './pdf';

@Module({ providers: [Pdf], exports: [Pdf] })
export class PdfModule {}
