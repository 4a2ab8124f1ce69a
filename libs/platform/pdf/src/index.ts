import { Module } from '@nestjs/common';
import { Images } from './images';
import { Pdf } from './pdf';
import { Texts } from './texts';

export { type Drawn, PdfError, type PdfFacts, type PdfProblem, type Printed } from './order';
export { Images } from './images';
export { Pdf, type Picture } from './pdf';
export { Texts } from './texts';

@Module({ providers: [Pdf, Images, Texts], exports: [Pdf, Images, Texts] })
export class PdfModule {}
