/** A decoded picture whose pixels may be read. Rejects when it cannot be loaded. */
export async function loadPicture(src: string): Promise<HTMLImageElement> {
  const image = new Image();
  // Without it the canvas would be tainted: pictures come from another origin than the page.
  image.crossOrigin = 'anonymous';
  image.src = src;
  await image.decode();
  return image;
}
