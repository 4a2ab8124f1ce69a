export { Pictures, type PictureChange, type PictureOwner, PictureKind } from './pictures';
export { PictureShelf, type ShelvedPicture } from './shelf';
export { PicturesPlatformModule } from './module';
