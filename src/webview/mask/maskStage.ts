import * as l10n from '@vscode/l10n';
import { html, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { cssVars } from '../cssVars';
import { LightElement } from '../lightElement';
import {
  dragPicture,
  dragRectangle,
  drawLasso,
  paint,
  type Gesture,
  type Ground,
  type Outline,
  type Spot,
} from './gestures';
import { MaskDrawing } from './maskDrawing';
import { OverlayPainter } from './overlayPainter';
import type { PixelRect } from './pixelRect';
import { stageOutline } from './stageOutline';
import type { MaskTool } from './studioKeys';
import { fitted, panned, toPicture, zoomedAt, type Viewport } from './viewport';

/** A notch of most wheels is 100. */
const zoomPerWheel = 0.0016;

/** The picture with the mask over it, and the pointer. */
@customElement('easel-mask-stage')
export class MaskStage extends LightElement implements Ground {
  @property({ attribute: false }) drawing = new MaskDrawing(1, 1);
  @property() src = '';
  @property() tool: MaskTool = 'brush';
  @property({ type: Number }) size = 1;
  @property() hintId = '';
  /** While Space is held. */
  @property({ type: Boolean }) isPanning = false;
  /** A rectangle made with the keyboard. */
  @property({ attribute: false }) pending: Outline | undefined;
  @property({ attribute: false }) onChange: () => void = () => undefined;
  @property({ attribute: false }) onSize: (steps: number) => void = () => undefined;
  @state() private view: Viewport = { scale: 1, x: 0, y: 0 };
  @state() private drawn: Outline | undefined;
  @query('.mask-overlay') private canvas!: HTMLCanvasElement;
  @query('.mask-ring') private ring!: HTMLElement;
  #painter: OverlayPainter | undefined;
  #gesture: Gesture | undefined;
  #spots: Spot[] = [];
  #frame = 0;
  #isFitted = true;
  readonly #sizes = new ResizeObserver(() => this.#resized());

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = 0;
    this.setAttribute('role', 'application');
    this.#sizes.observe(this);
    this.addEventListener('pointerdown', this.#onDown);
    this.addEventListener('pointermove', this.#onMove);
    this.addEventListener('pointerup', this.#onUp);
    this.addEventListener('pointercancel', this.#onCancel);
    this.addEventListener('pointerleave', () => this.ring.classList.remove('is-shown'));
    this.addEventListener('wheel', this.#onWheel, { passive: false });
  }

  override disconnectedCallback(): void {
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
    super.disconnectedCallback();
  }

  override render() {
    const { x, y, scale } = this.view;
    const { width, height } = this.drawing.mask;
    return html`<img
        class="mask-picture ${scale >= 3 ? 'is-pixelated' : ''}"
        alt=""
        src=${this.src}
        draggable="false"
        ${cssVars({
          '--x': `${x}px`,
          '--y': `${y}px`,
          '--width': `${width * scale}px`,
          '--height': `${height * scale}px`,
        })}
      />
      <canvas class="mask-overlay"></canvas>
      <svg class="mask-outline" aria-hidden="true">
        ${stageOutline(this.drawn ?? this.pending, this.view)}
      </svg>
      <div class="mask-ring" ${cssVars({ '--size': `${this.size * scale}px` })}></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    this.setAttribute('aria-label', l10n.t('Picture to mark'));
    this.setAttribute('aria-describedby', this.hintId);
    this.dataset['tool'] = this.isPanning ? 'pan' : this.tool;
    if (changed.has('view') || changed.has('drawing')) this.repaint(undefined);
  }

  /** A stroke that was begun and not ended is taken back; false when there was none. */
  cancelGesture(): boolean {
    if (!this.#gesture) return false;
    this.#gesture.cancel();
    this.#gesture = undefined;
    return true;
  }

  zoom(factor: number): void {
    this.#zoomAt(factor, { x: this.clientWidth / 2, y: this.clientHeight / 2 });
  }

  fit(): void {
    this.#isFitted = true;
    this.view = fitted(this.#stage, this.drawing.mask);
  }

  repaint(dirty: PixelRect | undefined): void {
    this.#painter?.paint(this.drawing.mask, this.view, dirty);
  }

  outline(outline: Outline | undefined): void {
    this.drawn = outline;
  }

  pan(dx: number, dy: number): void {
    this.#isFitted = false;
    this.view = panned(this.view, dx, dy, this.#stage, this.drawing.mask);
  }

  changed(): void {
    this.onChange();
  }

  get #stage() {
    return { width: this.clientWidth, height: this.clientHeight };
  }

  #resized(): void {
    if (!this.hasUpdated || this.clientWidth === 0) return;
    this.#painter ??= new OverlayPainter(this.canvas);
    this.#painter.resize(this.clientWidth, this.clientHeight);
    if (this.#isFitted) this.fit();
    this.repaint(undefined);
  }

  #zoomAt(factor: number, place: { readonly x: number; readonly y: number }): void {
    this.#isFitted = false;
    this.view = zoomedAt(this.view, factor, place, this.#stage, this.drawing.mask);
  }

  #onDown = (event: PointerEvent): void => {
    const isMiddle = event.button === 1;
    if (this.#gesture || (event.button !== 0 && !isMiddle)) return;
    // No text selection, no scrolling by the middle button; the focus is what keys need.
    event.preventDefault();
    this.focus();
    this.setPointerCapture(event.pointerId);
    const first = this.#spotOf(event);
    const mode = event.altKey ? 'erase' : 'add';
    if (isMiddle || this.isPanning) this.#gesture = dragPicture(this, first);
    else if (this.tool === 'rectangle') this.#gesture = dragRectangle(this, mode, first);
    else if (this.tool === 'lasso') this.#gesture = drawLasso(this, mode, first);
    else {
      this.#gesture = paint(this, this.tool === 'eraser' ? 'erase' : mode, this.size, first);
    }
  };

  #onMove = (event: PointerEvent): void => {
    const spot = this.#spotOf(event);
    this.ring.style.setProperty('--at-x', `${spot.stageX}px`);
    this.ring.style.setProperty('--at-y', `${spot.stageY}px`);
    this.ring.classList.add('is-shown');
    if (!this.#gesture) return;
    const all = event.getCoalescedEvents();
    this.#spots.push(...(all.length > 0 ? all.map((one) => this.#spotOf(one)) : [spot]));
    // A pointer may tell more often than the screen draws.
    if (!this.#frame) this.#frame = requestAnimationFrame(this.#flush);
  };

  #flush = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const spots = this.#spots;
    this.#spots = [];
    if (spots.length > 0) this.#gesture?.move(spots);
  };

  #onUp = (): void => {
    this.#flush();
    const gesture = this.#gesture;
    this.#gesture = undefined;
    gesture?.end();
  };

  #onCancel = (): void => {
    this.#spots = [];
    this.cancelGesture();
  };

  /** The wheel zooms, with Ctrl too, as a pinch arrives; with Shift it sizes the brush. */
  #onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const turned = event.deltaY || event.deltaX;
    if (event.shiftKey) this.onSize(turned < 0 ? 1 : -1);
    else this.#zoomAt(Math.exp(-turned * zoomPerWheel), this.#placeOf(event));
  };

  #placeOf(event: MouseEvent): { x: number; y: number } {
    const { left, top } = this.getBoundingClientRect();
    return { x: event.clientX - left - this.clientLeft, y: event.clientY - top - this.clientTop };
  }

  #spotOf(event: PointerEvent): Spot {
    const place = this.#placeOf(event);
    const [x, y] = toPicture(this.view, place.x, place.y);
    // A mouse says 0.5 for "pressed".
    const pressure = event.pointerType === 'pen' ? event.pressure : 1;
    return { x, y, pressure, stageX: place.x, stageY: place.y };
  }
}
