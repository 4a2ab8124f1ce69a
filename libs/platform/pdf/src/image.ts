import { type Drawn, PdfError } from './order';

/** Pixels that an image may have: 50 megapixels, as many as a good camera makes. They take 200 MB of memory. */
const MAX_PIXELS = 50_000_000;
const FORMATS: readonly string[] = ['gif', 'jpeg', 'png', 'webp'];
const LOADERS = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'];

/** Draws an image anew as webp, turned as its camera was held. Throws a `PdfError` for anything but a sound JPEG, PNG, WebP or GIF. */
export async function drawImage({ path, side_px, shape }: Drawn & { readonly path: string }): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  // Other loaders, such as that of SVG, are never tried.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: LOADERS });
  const image = sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
  const { format, width, height } = await image.metadata().catch(refuse);
  if (!FORMATS.includes(format)) throw new PdfError('damaged');
  const fit = shape === 'square' ? 'cover' : 'inside';
  const side = shape === 'square' ? Math.min(side_px, width, height) : side_px;
  return image
    .autoOrient()
    .resize({ width: side, height: side, fit, withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer()
    .catch(refuse);
}

function refuse(error: unknown): never {
  throw new PdfError(/pixel limit/i.test((error as Error).message) ? 'too_large' : 'damaged');
}
