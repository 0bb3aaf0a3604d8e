import { Hono } from 'hono';
import { paletteOf } from '../drawing/paletteOf';
import { paintPicture } from '../drawing/paintPicture';
import type { Picture } from '../drawing/picture';
import { wholeView } from '../drawing/raster';
import type { Palette } from '../drawing/scene';
import { originOf, type Gateway, type SandboxContext, type SandboxEnv } from '../gateway';
import { acceptWork, checkPrompt } from '../tasks/acceptWork';
import { planImagine } from '../tasks/planImagine';
import { planShorten } from '../tasks/planShorten';
import { readPrompt } from '../tasks/promptText';
import { text, texts } from '../wire/body';
import { channelId, signedLink } from '../wire/links';
import { pictureField, pictureOfLink } from '../wire/pictureField';
import { invalid } from '../wire/refusal';
import { sendReply } from '../wire/submitReply';

/** Submits that begin with words: imagine, shorten, and the upload of pictures for prompts. */
export function submitRoutes(gateway: Gateway): Hono<SandboxEnv> {
  const { personality } = gateway.settings;
  const routes = new Hono<SandboxEnv>();

  routes.post('/submit/imagine', (c) => {
    const body = c.get('body');
    const prompt = requirePrompt(c, gateway);
    const sent = texts(body, 'base64Array').map((value) => pictureField(gateway, value));
    const linked = readPrompt(prompt).links.flatMap((link) => pictureOfLink(gateway, link) ?? []);
    const reference = sent[0]?.picture ?? linked[0];
    const id = gateway.tasks.nextId();
    const palette = reference ? { palette: coloursOf(gateway, reference) } : {};
    return acceptWork(c, gateway, { id }, planImagine({ prompt, salt: id, ...palette }));
  });

  routes.post('/submit/shorten', (c) => {
    const prompt = requirePrompt(c, gateway);
    return acceptWork(c, gateway, { id: gateway.tasks.nextId() }, planShorten(prompt));
  });

  routes.post('/submit/upload-discord-images', (c) => {
    const values = texts(c.get('body'), 'base64Array');
    if (values.length === 0)
      throw invalid(personality, 'base64Array不能为空', 'base64_array_is_required');
    const links = values.map((value) => {
      const { upload, header } = pictureField(gateway, value);
      const path = `/attachments/${channelId}/u${upload}/image.${header.type === 'jpeg' ? 'jpg' : header.type}`;
      const { linkLifetimeSeconds } = gateway.settings;
      return signedLink(originOf(c), path, gateway.clock.now(), linkLifetimeSeconds);
    });
    return sendReply(c, gateway, { code: 1, description: 'success', result: links }, 'UPLOAD');
  });

  return routes;
}

/** The prompt of a request that cannot do without one. */
export function requirePrompt(c: SandboxContext, gateway: Gateway): string {
  const prompt = text(c.get('body'), 'prompt').trim();
  if (prompt === '')
    throw invalid(gateway.settings.personality, 'prompt不能为空', 'prompt_is_required');
  checkPrompt(prompt);
  return prompt;
}

function coloursOf(gateway: Gateway, picture: Picture): Palette {
  return paletteOf(paintPicture(picture, wholeView, 64, 64, gateway.uploads));
}
