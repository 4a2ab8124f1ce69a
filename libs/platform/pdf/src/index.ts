import { Module } from '@nestjs/common';
import { Images } from './images';
import { Pdf } from './pdf';

export { type Drawn, PdfError, type PdfFacts, type PdfProblem, type Printed } from './order';
export { Images } from './images';
export { Pdf, type Picture } from './pdf';

@Module({ providers: [Pdf, Images], exports: [Pdf, Images] })
export class PdfModule {}
