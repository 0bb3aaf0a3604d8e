import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { sizeLimits } from './stroke';
import type { MaskTool, StudioCommand } from './studioKeys';
import { toolIcon } from './toolIcons';

export interface ToolbarState {
  readonly tool: MaskTool;
  readonly size: number;
  readonly largest: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly press: (what: StudioCommand, event: MouseEvent) => void;
  readonly resize: (size: number) => void;
}

/** Every tool by name; each button's tooltip says its key. */
export function maskToolbar(state: ToolbarState): TemplateResult {
  return html`<div
    class="mask-toolbar"
    role="toolbar"
    aria-label=${l10n.t('Tools')}
    @keydown=${moveAlong}
  >
    <div class="tool-group">
      ${tool(state, 'brush', l10n.t('Brush'), 'B')} ${tool(state, 'eraser', l10n.t('Eraser'), 'E')}
      ${tool(state, 'rectangle', l10n.t('Rectangle'), 'M')}
      ${tool(state, 'lasso', l10n.t('Lasso'), 'L')}
    </div>
    <label class="mask-size" title=${l10n.t('Size of the brush ([ and ], Shift and wheel)')}>
      <span class="visually-hidden">${l10n.t('Brush size')}</span>
      <input
        type="range"
        min="0"
        max="100"
        step="1"
        aria-valuetext=${l10n.t('{0} pixels', state.size)}
        .value=${String(positionOf(state.size, state.largest))}
        @input=${(event: Event) => state.resize(sizeAt(valueOf(event), state.largest))}
      />
      <span class="mask-size-number" aria-hidden="true">${state.size}</span>
    </label>
    <div class="tool-group">
      ${button(state, 'undo', 'discard', l10n.t('Undo'), 'Ctrl/⌘ Z', !state.canUndo)}
      ${button(state, 'redo', 'redo', l10n.t('Redo'), 'Shift Ctrl/⌘ Z', !state.canRedo)}
      ${button(state, 'invert', 'color-mode', l10n.t('Invert'), 'Shift V')}
      ${button(state, 'clear', 'clear-all', l10n.t('Clear'), '')}
    </div>
    <div class="tool-group">
      ${button(state, 'zoomOut', 'zoom-out', l10n.t('Zoom Out'), '−')}
      ${button(state, 'zoomIn', 'zoom-in', l10n.t('Zoom In'), '+')}
      ${button(state, 'fit', 'screen-full', l10n.t('Fit'), '0')}
    </div>
  </div>`;
}

function tool(state: ToolbarState, name: MaskTool, label: string, key: string): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${label}
    aria-pressed=${state.tool === name ? 'true' : 'false'}
    title=${titleOf(label, key)}
    @click=${(event: MouseEvent) => state.press(name, event)}
  >
    ${toolIcon(name)}
  </button>`;
}

function button(
  state: ToolbarState,
  what: StudioCommand,
  icon: string,
  label: string,
  key: string,
  isDead = false,
): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${label}
    aria-disabled=${isDead ? 'true' : 'false'}
    title=${titleOf(label, key)}
    @click=${(event: MouseEvent) => (isDead ? undefined : state.press(what, event))}
  >
    <span class="codicon codicon-${icon}" aria-hidden="true"></span>
  </button>`;
}

/** Arrows go from button to button, as in every toolbar; the slider keeps its own. */
function moveAlong(event: KeyboardEvent): void {
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLButtonElement) || !(currentTarget instanceof HTMLElement)) return;
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>('button, input')];
  stops.at((stops.indexOf(target) + step) % stops.length)?.focus();
  event.preventDefault();
  event.stopPropagation();
}

/** Even steps of the slider are even factors: ten pixels more are much for a small brush only. */
function sizeAt(position: number, largest: number): number {
  return Math.round(sizeLimits.min * Math.pow(largest / sizeLimits.min, position / 100));
}

function positionOf(size: number, largest: number): number {
  return (Math.log(size / sizeLimits.min) / Math.log(largest / sizeLimits.min)) * 100;
}

function titleOf(label: string, key: string): string {
  return key ? `${label} (${key})` : label;
}

function valueOf(event: Event): number {
  return event.target instanceof HTMLInputElement ? event.target.valueAsNumber : 0;
}
