import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import packageJson from '../../../package.json';
import nls from '../../../package.nls.json';
import { commandIds, contextKeys, settingNames, viewIds } from '../../../src/host/manifest';

const { contributes } = packageJson;

interface Schema {
  readonly type: string;
  readonly default: unknown;
  readonly scope?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

const properties = Object.assign(
  {},
  ...contributes.configuration.map((section) => section.properties),
) as Readonly<Record<string, Schema>>;

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

const menus = Object.entries(contributes.menus) as readonly (readonly [
  string,
  readonly MenuItem[],
])[];

describe('package.json and host/manifest.ts', () => {
  it('name the same commands', () => {
    const contributed = contributes.commands.map(({ command }) => command);
    assert.deepEqual([...contributed].sort(), Object.values<string>(commandIds).sort());
  });

  it('name the same settings', () => {
    const named = settingNames.map((name) => `easel.${name}`);
    assert.deepEqual(Object.keys(properties).sort(), named.sort());
  });

  it('name the same views', () => {
    const [container] = contributes.viewsContainers.activitybar;
    assert.equal(container?.id, viewIds.container);
    assert.deepEqual(Object.keys(contributes.views), [viewIds.container]);
    assert.deepEqual(
      contributes.views.easel.map(({ id }) => id),
      [viewIds.sidebar],
    );
    assert.ok(packageJson.activationEvents.includes(`onWebviewPanel:${viewIds.gallery}`));
  });

  it('know every context key of ours that a when clause asks for', () => {
    const known: readonly string[] = Object.values(contextKeys);
    const views: readonly string[] = Object.values(viewIds);
    const clauses = [
      ...menus.flatMap(([, items]) => items.map((item) => item.when ?? '')),
      ...contributes.commands.map((command) => ('enablement' in command ? command.enablement : '')),
    ];
    for (const [key] of clauses.flatMap((clause) => [...clause.matchAll(/\beasel\.\w+/g)])) {
      assert.ok(known.includes(key) || views.includes(key), key);
    }
  });
});

describe('package.json', () => {
  it('puts every command under one category', () => {
    assert.deepEqual([...new Set(contributes.commands.map((each) => each.category))], ['Easel']);
  });

  it('refers only to commands and submenus that exist', () => {
    const commands: readonly string[] = Object.values(commandIds);
    const submenus = contributes.submenus.map(({ id }) => id);
    for (const [menu, items] of menus) {
      for (const item of items) {
        if (item.command !== undefined) assert.ok(commands.includes(item.command), item.command);
        else assert.ok(submenus.includes(item.submenu ?? ''), `${menu}: ${String(item.submenu)}`);
      }
    }
    const links = Object.values(nls).flatMap((text) => [...text.matchAll(/command:([\w.]+)/g)]);
    for (const [, command] of links) assert.ok(commands.includes(command ?? ''), command);
  });

  it('shows the editor menu only with a selection and the explorer menu only on pictures', () => {
    assert.ok(contributes.menus['editor/context'].every((i) => i.when === 'editorHasSelection'));
    const [explorer] = contributes.menus['explorer/context'];
    const pattern = /resourceExtname =~ \/(.*)\/i$/.exec(explorer?.when ?? '')?.[1] ?? 'none';
    const isPicture = (extension: string) => new RegExp(pattern, 'i').test(extension);
    for (const extension of ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.PNG']) {
      assert.ok(isPicture(extension), extension);
    }
    for (const extension of ['.svg', '.txt', '.pngx', '', '.jpg.md']) {
      assert.ok(!isPicture(extension), extension);
    }
  });

  it('has Use as Reference in the menu of picture files, several too', () => {
    // Pictures of the project could only be references by a dialog.
    const items: readonly MenuItem[] = contributes.menus['easel.picture'];
    const item = items.find(({ command }) => command === commandIds.useAsReference);
    assert.ok(item);
    assert.equal(item.when, undefined);
  });

  it('has at most three icons in the title of the view', () => {
    const icons = contributes.menus['view/title'].filter((i) => i.group.startsWith('navigation'));
    assert.ok(icons.length <= 3);
    const withIcon = contributes.commands.filter((each) => 'icon' in each);
    for (const { command } of icons) assert.ok(withIcon.some((each) => each.command === command));
  });

  it('has Answer, Cancel and Stop Watching in the menu of a card, each where it applies', () => {
    // What waits or runs could only be reached by the buttons on it, and by no right click.
    const items: readonly MenuItem[] = contributes.menus['webview/context'];
    const whenOf = (name: string) => items.find(({ command }) => command === name)?.when ?? '';
    assert.match(whenOf(commandIds.answerTask), /taskState == 'waiting'/);
    assert.match(whenOf(commandIds.cancelTask), /running\|waiting.* && canCancel$/);
    assert.match(whenOf(commandIds.stopWatching), /running\|waiting.* && !canCancel$/);
  });

  it('has what makes something of a picture in the menu of a picture in the page', () => {
    // One cell of a grid has no button for these: without the menu it could not be described, edited or animated.
    const items: readonly MenuItem[] = contributes.menus['webview/context'];
    for (const name of [commandIds.editPicture, commandIds.animatePicture, commandIds.describe]) {
      const when = items.find(({ command }) => command === name)?.when ?? '';
      assert.match(when, /tasks\|gallery.* && webviewSection == 'picture'$/, name);
    }
  });

  it('has Use Seed in the menu of a picture whose seed is known, and in no other', () => {
    // Chosen there, it could only say that it has nothing to use.
    const items: readonly MenuItem[] = contributes.menus['webview/context'];
    const whenOf = (name: string) => items.find(({ command }) => command === name)?.when ?? '';
    assert.match(whenOf(commandIds.useSeed), /&& hasSeed$/);
    assert.equal(whenOf(commandIds.useAll), whenOf(commandIds.usePrompt));
  });

  it('has Remove from History not in the menu of what still runs', () => {
    // It was paid for: chosen there, it would only be refused.
    const items: readonly MenuItem[] = contributes.menus['webview/context'];
    const when = items.find(({ command }) => command === commandIds.removeTask)?.when ?? '';
    assert.match(when, /&& taskState != 'running' && taskState != 'waiting'$/);
  });

  it('never lets a workspace redirect the key', () => {
    const gateway = Object.keys(properties).filter((name) => name.startsWith('easel.gateway.'));
    const { restrictedConfigurations } = packageJson.capabilities.untrustedWorkspaces;
    assert.ok(gateway.length > 0);
    for (const name of gateway) {
      assert.equal(properties[name]?.scope, 'application', name);
      assert.ok(restrictedConfigurations.includes(name), name);
    }
    for (const name of restrictedConfigurations) assert.ok(name in properties, name);
  });

  it('takes nothing from a workspace that is not trusted but the bot', () => {
    // A folder somebody only looks into would choose where files appear and what is paid for.
    const { restrictedConfigurations } = packageJson.capabilities.untrustedWorkspaces;
    const open = Object.keys(properties).filter(
      (name) =>
        properties[name]?.scope !== 'application' && !restrictedConfigurations.includes(name),
    );
    assert.deepEqual(open, ['easel.bot']);
  });

  it('gives every setting a default that is one of its choices', () => {
    for (const [name, schema] of Object.entries(properties)) {
      assert.notEqual(schema.default, undefined, name);
      if (!schema.enum) continue;
      assert.ok(schema.enum.includes(String(schema.default)), name);
      assert.equal(schema.enumDescriptions?.length, schema.enum.length, name);
    }
  });

  it('has a text for every %key%, and a key for every text', () => {
    const used = [...JSON.stringify(packageJson).matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort());
  });

  it('completes walkthrough steps by commands that exist, with pictures that exist', () => {
    const commands: readonly string[] = Object.values(commandIds);
    for (const step of contributes.walkthroughs.flatMap((each) => each.steps)) {
      assert.ok(existsSync(step.media.svg), step.media.svg);
      for (const event of step.completionEvents) {
        assert.ok(commands.includes(event.replace(/^onCommand:/, '')), event);
      }
    }
  });

  it('compiles against the oldest VS Code it runs in', () => {
    const floor = /^\^(\d+\.\d+)\./.exec(packageJson.engines.vscode)?.[1];
    assert.ok(floor !== undefined);
    assert.ok(packageJson.devDependencies['@types/vscode'].startsWith(`${floor}.`));
  });

  it('is findable: an icon, few keywords', () => {
    assert.ok(existsSync(packageJson.icon));
    assert.ok(packageJson.keywords.length <= 10);
  });
});
