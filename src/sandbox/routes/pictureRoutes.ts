import { Hono } from 'hono';
import type { Picture } from '../drawing/picture';
import { hashText } from '../drawing/seededRandom';
import type { Gateway, SandboxContext, SandboxEnv } from '../gateway';
import { acceptWork } from '../tasks/acceptWork';
import { cellSize } from '../tasks/cellSize';
import { planDescribe } from '../tasks/planDescribe';
import { planEdit } from '../tasks/planEdit';
import { planVideo } from '../tasks/planVideo';
import { workSeconds } from '../tasks/workPlan';
import { text, texts } from '../wire/body';
import { pictureField, pictureOfLink } from '../wire/pictureField';
import { invalid, refusedEnvelope, unknownParent } from '../wire/refusal';
import { sightOf } from '../wire/taskRecord';
import { requirePrompt } from './submitRoutes';

const shapes: Readonly<Record<string, number>> = { PORTRAIT: 2 / 3, SQUARE: 1, LANDSCAPE: 3 / 2 };

/** Submits that begin with pictures: blend, describe, face swap, edit, video. */
export function pictureRoutes(gateway: Gateway): Hono<SandboxEnv> {
  const { personality } = gateway.settings;
  const routes = new Hono<SandboxEnv>();

  routes.post('/submit/blend', (c) => {
    const body = c.get('body');
    const values = texts(body, 'base64Array');
    if (values.length < 2 || values.length > 5) throw refusedEnvelope(4, '图片参数错误，2~5张图片');
    const aspect = shapes[text(body, 'dimensions') || 'SQUARE'];
    if (aspect === undefined) throw refusedEnvelope(4, 'dimensions参数错误');
    const inputs = values.map((value) => pictureField(gateway, value).picture);
    const id = gateway.tasks.nextId();
    const size = cellSize(aspect);
    const cells = [0, 1, 2, 3].map((lead): Picture => ({
      kind: 'blend',
      of: inputs,
      lead,
      aspect: size.width / size.height,
    }));
    return acceptWork(
      c,
      gateway,
      { id },
      {
        action: 'BLEND',
        prompt: '',
        description: `/blend ${id} ${inputs.length}`,
        seconds: workSeconds.imagine,
        seed: hashText(id),
        result: { kind: 'pictures', stage: 'grid', cells, ...size },
      },
    );
  });

  routes.post('/submit/describe', (c) => {
    const body = c.get('body');
    const value = text(body, 'base64');
    if (value === '') throw invalid(personality, 'base64或link不能为空', 'base64_is_required');
    const { upload, picture } = pictureField(gateway, value);
    const pixels = gateway.uploads.read(upload);
    const bytes = gateway.uploads.original(upload);
    if (!pixels || !bytes) throw refusedEnvelope(4, 'base64格式错误');
    const id = gateway.tasks.nextId();
    const knownPrompt = gateway.press.originOf(bytes);
    return acceptWork(c, gateway, { id }, planDescribe({ id, picture, pixels, knownPrompt }));
  });

  routes.post('/insight-face/swap', (c) => {
    const body = c.get('body');
    const [source, target] = [text(body, 'sourceBase64'), text(body, 'targetBase64')];
    if (source === '' || target === '') {
      throw invalid(
        personality,
        '参数错误，sourceBase64 和 targetBase64 不能为空',
        'sour_base64_and_target_base64_is_required',
      );
    }
    if (source === target) throw refusedEnvelope(4, 'source 和 target 不能相同');
    const face = pictureField(gateway, source);
    const onto = pictureField(gateway, target);
    const pixels = gateway.uploads.read(onto.upload);
    const id = gateway.tasks.nextId();
    return acceptWork(
      c,
      gateway,
      { id },
      {
        action: 'SWAP_FACE',
        prompt: '',
        description: `/swap ${id}`,
        seconds: workSeconds.swap,
        seed: hashText(id),
        result: {
          kind: 'pictures',
          stage: 'bare',
          cells: [{ kind: 'swap', face: face.picture, target: onto.picture }],
          width: pixels?.width ?? 512,
          height: pixels?.height ?? 512,
        },
      },
    );
  });

  routes.post('/submit/edits', (c) => edit(c, gateway));
  // trueai also answers to the singular; new-api does not know it.
  if (personality === 'proxy') routes.post('/submit/edit', (c) => edit(c, gateway));

  routes.post('/submit/video', (c) => {
    const body = c.get('body');
    const parentId = text(body, 'taskId');
    const parent = parentId === '' ? undefined : gateway.tasks.find(parentId);
    if (parentId !== '' && !parent) throw unknownParent(personality);
    if (parent && sightOf(gateway, parent).status !== 'SUCCESS') {
      throw invalid(personality, '关联任务状态错误', 'task_status_not_success');
    }
    const prompt = text(body, 'prompt').trim();
    const image = text(body, 'image');
    const id = gateway.tasks.nextId();
    const first = image === '' ? undefined : pictureOf(gateway, image);
    // Refused when it is none; how a film ends is not drawn.
    const endImage = text(body, 'endImage');
    if (endImage !== '') pictureOf(gateway, endImage);
    const plan = planVideo({ prompt, id, body, parent, first });
    return acceptWork(c, gateway, parent ? { id, parentId } : { id }, plan);
  });

  return routes;
}

function edit(c: SandboxContext, gateway: Gateway): Response {
  const body = c.get('body');
  const image = text(body, 'image');
  if (image === '') {
    throw invalid(gateway.settings.personality, 'image或prompt不能为空', 'image_is_required');
  }
  const prompt = requirePrompt(c, gateway);
  const maskValue = text(body, 'maskBase64');
  const mask = maskValue === '' ? undefined : pictureField(gateway, maskValue).upload;
  const id = gateway.tasks.nextId();
  const base = pictureOf(gateway, image);
  return acceptWork(
    c,
    gateway,
    { id },
    planEdit({ id, prompt, base, mask, pixels: gateway.uploads }),
  );
}

/** A picture from a data URL or from one of the sandbox's own links. */
function pictureOf(gateway: Gateway, value: string): Picture {
  if (!/^https?:/i.test(value)) return pictureField(gateway, value).picture;
  const known = pictureOfLink(gateway, value);
  if (known) return known;
  throw refusedEnvelope(4, '[Invalid link] the sandbox fetches no pictures but its own');
}
