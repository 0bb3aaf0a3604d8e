/** A film that shows its first frame, whose pixels may be read. Rejects when it cannot be decoded. */
export async function firstFrame(src: string): Promise<HTMLVideoElement> {
  const film = document.createElement('video');
  film.crossOrigin = 'anonymous';
  film.muted = true;
  film.preload = 'auto';
  await new Promise<void>((resolve, reject) => {
    film.onloadeddata = () => resolve();
    film.onerror = () => reject(new Error(film.error?.message || 'The film cannot be decoded'));
    film.src = src;
  });
  return film;
}
