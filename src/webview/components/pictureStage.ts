import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { cssVars } from '../cssVars';
import { LightElement } from '../lightElement';
import { mayMove } from '../mayMove';
import { pictureContext } from '../pictureContext';
import { partOf, type ShownPicture } from '../shownPicture';
import { fitScale, fitZoom, panned, placed, zoomedAt, type Extent, type Zoom } from '../zoom';

/** Tells how closely the picture is to be looked at from now on. */
export class ZoomEvent extends Event {
  static readonly type = 'easel-zoom';
  readonly zoom: Zoom;

  constructor(zoom: Zoom) {
    super(ZoomEvent.type, { bubbles: true });
    this.zoom = zoom;
  }
}

/** One picture, or one cell drawn from its sheet, that can be zoomed and moved; or a film that plays. */
@customElement('easel-picture-stage')
export class PictureStage extends LightElement {
  @property({ attribute: false }) shown: ShownPicture | undefined;
  @property({ attribute: false }) zoom: Zoom = fitZoom;
  @state() private size: Extent = { width: 1, height: 1 };
  /** Of the file, once it is loaded; before that what is known of it. */
  @state() private natural: Extent | undefined;
  @query('.stage') private stage!: HTMLElement | null;
  #src = '';
  readonly #resize = new ResizeObserver(([entry]) => {
    if (entry) this.size = { width: entry.contentRect.width, height: entry.contentRect.height };
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    this.#resize.disconnect();
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    if (this.shown?.src === this.#src) return;
    this.#src = this.shown?.src ?? '';
    this.natural = undefined;
  }

  override render() {
    const { shown } = this;
    if (!shown) return nothing;
    return html`<div
      class="stage ${this.isZoomed ? 'is-zoomed' : ''}"
      role="group"
      aria-label=${labelOf(shown)}
      tabindex="0"
      @wheel=${this.#onWheel}
      @pointerdown=${this.#onPointerDown}
      @dblclick=${() => (this.isZoomed ? this.#tell(fitZoom) : this.showPixels())}
    >
      ${shown.isFilm ? this.#film(shown) : this.#picture(shown)}
    </div>`;
  }

  /** CSS pixels of a pixel of the picture: 1 is 100 %. */
  get scale(): number {
    return placed(this.zoom, this.size, this.#extent).scale;
  }

  get isZoomed(): boolean {
    return this.zoom.factor > 1.001;
  }

  zoomBy(factor: number): void {
    const middle = { x: this.size.width / 2, y: this.size.height / 2 };
    this.#tell(zoomedAt(this.zoom, factor, middle, this.size, this.#extent));
  }

  /** One pixel of the picture on one of the screen. */
  showPixels(): void {
    this.#tell({ ...this.zoom, factor: 1 / fitScale(this.size, this.#extent) });
  }

  panBy(dx: number, dy: number): void {
    this.#tell(panned(this.zoom, dx, dy, this.size, this.#extent));
  }

  override focus(): void {
    this.stage?.focus();
  }

  get #extent(): Extent {
    const { shown } = this;
    return shown ? partOf(shown, this.#sheet(shown)) : { width: 1, height: 1 };
  }

  #sheet({ picture }: ShownPicture): Extent {
    const { width, height } = picture;
    return this.natural ?? (width && height ? { width, height } : { width: 1, height: 1 });
  }

  #picture(shown: ShownPicture): TemplateResult {
    const sheet = this.#sheet(shown);
    const part = partOf(shown, sheet);
    const { scale, left, top } = placed(this.zoom, this.size, part);
    return html`<div
      class="stage-part ${scale * devicePixelRatio >= 3 ? 'is-pixelated' : ''}"
      draggable=${this.isZoomed ? 'false' : 'true'}
      data-vscode-context=${pictureContext(shown.task.id, shown.cell)}
      ${cssVars({
        '--x': `${left}px`,
        '--y': `${top}px`,
        '--part-width': `${part.width * scale}px`,
        '--part-height': `${part.height * scale}px`,
        '--sheet-x': `${-part.left * scale}px`,
        '--sheet-y': `${-part.top * scale}px`,
        '--sheet-width': `${sheet.width * scale}px`,
        '--sheet-height': `${sheet.height * scale}px`,
      })}
    >
      <img
        src=${shown.src}
        alt=${labelOf(shown)}
        draggable="false"
        @load=${({ currentTarget }: Event) => this.#learn(currentTarget as HTMLImageElement)}
      />
    </div>`;
  }

  #film(shown: ShownPicture): TemplateResult {
    return html`<video
      class="stage-film"
      src=${shown.src}
      poster=${ifDefined(shown.picture.poster)}
      aria-label=${labelOf(shown)}
      controls
      loop
      playsinline
      .muted=${true}
      ?autoplay=${mayMove()}
    ></video>`;
  }

  #learn({ naturalWidth, naturalHeight }: HTMLImageElement): void {
    // A vector has no pixels of its own: what the host says of it stands.
    const { width, height } = this.shown?.picture ?? {};
    if (width && height) return;
    this.natural = { width: naturalWidth, height: naturalHeight };
  }

  #onWheel = (event: WheelEvent): void => {
    if (this.shown?.isFilm || !this.stage) return;
    event.preventDefault();
    const { left, top } = this.stage.getBoundingClientRect();
    const place = { x: event.clientX - left, y: event.clientY - top };
    const factor = Math.exp(-event.deltaY / 400);
    this.#tell(zoomedAt(this.zoom, factor, place, this.size, this.#extent));
  };

  /** Moves the picture while it is larger than the stage; else it is dragged out. */
  #onPointerDown = (event: PointerEvent): void => {
    if (!this.isZoomed || event.button !== 0 || !this.stage) return;
    const { stage } = this;
    stage.setPointerCapture(event.pointerId);
    let [x, y] = [event.clientX, event.clientY];
    const move = (next: PointerEvent) => {
      this.panBy(next.clientX - x, next.clientY - y);
      [x, y] = [next.clientX, next.clientY];
    };
    const stop = new AbortController();
    stage.addEventListener('pointermove', move, { signal: stop.signal });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      stage.addEventListener(end, () => stop.abort(), { signal: stop.signal });
    }
  };

  #tell(zoom: Zoom): void {
    if (!this.shown?.isFilm) this.dispatchEvent(new ZoomEvent(zoom));
  }
}

function labelOf({ task, name }: ShownPicture): string {
  return name ? `${name}: ${task.title}` : task.title;
}
