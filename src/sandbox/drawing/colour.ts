/** Red, green and blue, 0 to 255 each. */
export type Rgb = readonly [number, number, number];

/** `#rrggbb` to numbers. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** A colour on the way from one to another; `amount` 0 is the first, 1 the second. */
export function mixColour(from: Rgb, to: Rgb, amount: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * amount,
    from[1] + (to[1] - from[1]) * amount,
    from[2] + (to[2] - from[2]) * amount,
  ];
}

/** Brightness as the eye weighs it, 0 to 1. */
export function luminance([r, g, b]: Rgb): number {
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}

/** Hue in degrees, saturation and lightness 0 to 1. */
export function toHsl([red, green, blue]: Rgb): {
  hue: number;
  saturation: number;
  lightness: number;
} {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const spread = max - min;
  const lightness = (max + min) / 2;
  if (spread === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  const sector =
    max === r
      ? ((g - b) / spread + 6) % 6
      : max === g
        ? (b - r) / spread + 2
        : (r - g) / spread + 4;
  return { hue: sector * 60, saturation, lightness };
}

/** The inverse of `toHsl`; the hue may be any number of degrees. */
export function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
  const channel = (offset: number) => {
    const k = (((offset + hue / 60) % 6) + 6) % 6;
    return (lightness + chroma / 2 - chroma * Math.max(0, Math.min(k, 4 - k, 1))) * 255;
  };
  return [channel(5), channel(3), channel(1)];
}

/** The same colour turned around the wheel by some degrees. */
export function turnHue(colour: Rgb, degrees: number): Rgb {
  const { hue, saturation, lightness } = toHsl(colour);
  return fromHsl(hue + degrees, saturation, lightness);
}
