import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { cssVars } from '../cssVars';
import { LightElement } from '../lightElement';
import { partOf, type ShownPicture } from '../shownPicture';
import { fitZoom, type Zoom } from '../zoom';
import { iconButton } from './iconButton';
import './pictureStage';
import type { PictureStage } from './pictureStage';

/** How far two ratios may be apart and still count as one: rounding to whole pixels. */
const sameRatio = 0.01;

/** Two pictures side by side, or one over the other behind a divider; zoomed and moved as one. */
@customElement('easel-compare-stage')
export class CompareStage extends LightElement {
  @property({ attribute: false }) pair: readonly [ShownPicture, ShownPicture] | undefined;
  @property({ attribute: false }) zoom: Zoom = fitZoom;
  @state() private isOverlaid = false;
  @state() private isSwapped = false;
  /** How much of the first picture is seen, in percent. */
  @state() private split = 50;
  @query('easel-picture-stage') private first!: PictureStage | null;

  override render() {
    const { pair } = this;
    if (!pair) return nothing;
    const [one, other] = this.isSwapped ? [pair[1], pair[0]] : pair;
    const isOverlaid = this.isOverlaid && canOverlay(pair);
    return html`<div
        class="compare ${isOverlaid ? 'is-overlaid' : ''}"
        ${cssVars({ '--split': `${this.split}%` })}
      >
        ${this.#side(one)}${this.#side(other)}
        ${isOverlaid ? html`<span class="compare-line" aria-hidden="true"></span>` : nothing}
      </div>
      <footer class="lightbox-foot compare-tools" role="toolbar" aria-label=${l10n.t('Compare')}>
        ${
          canOverlay(pair)
            ? iconButton(
                'split-horizontal',
                l10n.t('Lay over each other'),
                () => (this.isOverlaid = !this.isOverlaid),
                { isPressed: isOverlaid },
              )
            : nothing
        }
        ${iconButton('arrow-swap', l10n.t('Swap'), () => (this.isSwapped = !this.isSwapped))}
        ${isOverlaid ? this.#divider() : nothing}
      </footer>`;
  }

  get isZoomed(): boolean {
    return this.first?.isZoomed ?? false;
  }

  zoomBy(factor: number): void {
    this.first?.zoomBy(factor);
  }

  showPixels(): void {
    this.first?.showPixels();
  }

  panBy(dx: number, dy: number): void {
    this.first?.panBy(dx, dy);
  }

  override focus(): void {
    this.first?.focus();
  }

  #side(shown: ShownPicture): TemplateResult {
    return html`<figure class="compare-side">
      <easel-picture-stage .shown=${shown} .zoom=${this.zoom}></easel-picture-stage>
      <figcaption>${[shown.name, shown.task.title].filter(Boolean).join(' · ')}</figcaption>
    </figure>`;
  }

  #divider(): TemplateResult {
    return html`<input
      class="compare-divider"
      type="range"
      min="0"
      max="100"
      aria-label=${l10n.t('Divider')}
      .value=${String(this.split)}
      @input=${(event: InputEvent) =>
        (this.split = Number((event.currentTarget as HTMLInputElement).value))}
    />`;
  }
}

/** Pictures of two shapes would hide each other's edges. */
function canOverlay([one, other]: readonly [ShownPicture, ShownPicture]): boolean {
  const [first, second] = [ratioOf(one), ratioOf(other)];
  return first !== undefined && second !== undefined && Math.abs(first / second - 1) < sameRatio;
}

function ratioOf(shown: ShownPicture): number | undefined {
  const { width, height } = shown.picture;
  if (!width || !height) return undefined;
  const part = partOf(shown, { width, height });
  return part.width / part.height;
}
