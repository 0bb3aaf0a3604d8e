import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { MarkedPicture } from '../../protocol/protocol';
import type { AttachedPicture } from '../../protocol/views';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import '../mask/maskStudio';
import type { MaskCloseEvent, MaskKeepEvent, MaskSendEvent } from '../mask/studioEvents';

/**
 * The composer's edit, large: its picture, its words and what is marked, in the mask studio. It keeps nothing of
 * its own, so that the composer can send the same.
 */
@customElement('easel-edit-studio')
export class EditStudio extends LightElement {
  @property({ attribute: false }) picture: AttachedPicture | undefined;
  @property() prompt = '';
  @property({ attribute: false }) region: MarkedPicture | undefined;

  override render() {
    const { picture, region } = this;
    if (!picture?.width || !picture.height) return nothing;
    const { src, width, height, hash } = picture;
    // Another picture is another drawing.
    return keyed(
      hash,
      html`<easel-mask-studio
        .picture=${{ src, width, height }}
        .heading=${'Edit'}
        .sendLabel=${'Edit'}
        .prompt=${this.prompt}
        .needsPrompt=${true}
        .mayMarkNothing=${true}
        .strokes=${region?.hash === hash ? region.strokes : undefined}
        @easel-mask-keep=${({ strokes }: MaskKeepEvent) =>
          tell(this, { type: 'keepRegion', region: { hash, strokes } })}
        @easel-mask-send=${({ prompt }: MaskSendEvent) =>
          tell(this, { type: 'sendEdit', prompt, picture })}
        @easel-mask-close=${({ prompt }: MaskCloseEvent) => {
          tell(this, { type: 'setPrompt', prompt });
          tell(this, { type: 'closeStudio' });
        }}
      ></easel-mask-studio>`,
    );
  }
}
