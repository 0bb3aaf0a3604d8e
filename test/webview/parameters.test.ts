import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { themeNames } from '../support/page/themes';

describe('parameters', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const start = async (prompt: string, width = 300) => {
    opened = await bench.open({ snapshot: sampleSnapshot([]), width, state: { prompt } });
  };
  const box = () => opened.page.getByRole('textbox', { name: 'Prompt', exact: true });
  const chip = (name: string) => opened.page.getByRole('button', { name, exact: true });
  const dialog = (name: string) => opened.page.getByRole('dialog', { name });
  const choose = (name: string, value: string) =>
    dialog(name).getByRole('radio', { name: value, exact: true }).click();
  const press = (key: string) => opened.page.keyboard.press(key);
  const prompt = () => box().inputValue();

  // Two truths: what the picker shows would not be what is sent.
  it('are chosen into the text, and read from it', async () => {
    await start('a fox');
    await chip('Ratio').click();
    await choose('Ratio', '16:9');
    assert.equal(await prompt(), 'a fox --ar 16:9');
    assert.equal(await dialog('Ratio').isVisible(), false);
    await box().fill('a fox --aspect 2:3 in snow');
    await chip('aspect 2:3').click();
    assert.equal(await dialog('Ratio').getByRole('radio', { name: '2:3' }).isChecked(), true);
    await choose('Ratio', 'Default');
    assert.equal(await prompt(), 'a fox in snow');
    const sent = async () => (await opened.sent('task/submit')).length;
    await box().press('Enter');
    assert.equal(await sent(), 1);
  });

  it('can be written where no choice fits', async () => {
    await start('a fox --v 7');
    await chip('Ratio').click();
    await dialog('Ratio').getByRole('textbox').fill('7:5');
    assert.equal(await prompt(), 'a fox --v 7 --ar 7:5');
    await press('Escape');
    await chip('Add Parameter').click();
    await opened.page.getByRole('menuitem', { name: 'Without' }).click();
    await dialog('Without').getByRole('textbox').pressSequentially('fog, people ');
    assert.equal(await prompt(), 'a fox --v 7 --ar 7:5 --no fog, people');
    await press('Enter');
    await chip('no fog, people').waitFor();
  });

  // Who has no mouse could choose nothing.
  it('are chosen by the keyboard alone, and Escape gives the focus back', async () => {
    await start('a fox --s 100', 170);
    await chip('s 100').focus();
    await press('Enter');
    await dialog('Stylize').getByRole('slider').waitFor();
    await press('ArrowRight');
    assert.equal(await prompt(), 'a fox --s 110');
    await press('Escape');
    await dialog('Stylize').waitFor({ state: 'hidden' });
    const focused = () => opened.page.evaluate(() => document.activeElement?.textContent.trim());
    assert.equal(await focused(), 's 110');

    await chip('Add Parameter').focus();
    await press('Enter');
    await opened.page.getByRole('menuitem', { name: 'Chaos' }).waitFor();
    await press('End');
    await press('ArrowDown');
    assert.match((await focused()) ?? '', /^Chaos/);
    await opened.page.getByRole('menuitem', { name: 'Speed' }).focus();
    await press('Enter');
    await dialog('Speed').waitFor();
    await press('ArrowDown');
    assert.equal(await prompt(), 'a fox --s 110 --relax');
    await press('ArrowDown');
    assert.equal(await prompt(), 'a fox --s 110 --fast');
    await press('Enter');
    await dialog('Speed').waitFor({ state: 'hidden' });
  });

  // Somebody whose settings say Niji would be told Midjourney, and pay for what they did not mean.
  it('show the bot that draws: what the prompt names, else what the settings say', async () => {
    const snapshot = sampleSnapshot([]);
    const connection = { ...snapshot.connection, bot: 'niji' as const };
    opened = await bench.open({
      snapshot: { ...snapshot, connection },
      width: 300,
      state: { prompt: 'a fox' },
    });
    const open = async () => {
      await chip('Add Parameter').click();
      await opened.page.getByRole('menuitem', { name: 'Bot' }).click();
    };
    const isNiji = () => dialog('Bot').getByRole('radio', { name: 'Niji' }).isChecked();
    await open();
    assert.equal(await isNiji(), true);
    await choose('Bot', 'Midjourney');
    assert.match(await prompt(), /^a fox --v [\d.]+$/);
    await open();
    assert.equal(await isNiji(), false);
    await choose('Bot', 'Niji');
    assert.equal(await prompt(), 'a fox');
    await chip('Version').click();
    await choose('Version', '6');
    assert.equal(await prompt(), 'a fox --niji 6');
    await open();
    await choose('Bot', 'Niji');
    assert.equal(await prompt(), 'a fox --niji 6', 'what is chosen already changes nothing');
    // The setting is changed meanwhile.
    await box().fill('a fox');
    await opened.push({ ...snapshot, revision: snapshot.revision + 1 });
    await open();
    assert.equal(await isNiji(), false);
  });

  it('have one version, of one bot', async () => {
    await start('a fox --v 6.1 --tile');
    await chip('Add Parameter').click();
    await opened.page.getByRole('menuitem', { name: 'Bot' }).click();
    await choose('Bot', 'Niji');
    assert.equal(await prompt(), 'a fox --tile --niji 7');
    await chip('niji 7').click();
    await choose('Version', '6');
    assert.equal(await prompt(), 'a fox --tile --niji 6');
    await chip('tile').click();
    await choose('Tile', 'Default');
    assert.equal(await prompt(), 'a fox --niji 6');
  });

  // A second press on a chip is how everything else closes.
  it('close by a second press and by a press elsewhere', async () => {
    await start('a fox', 420);
    await chip('Ratio').click();
    await chip('Ratio').click();
    await dialog('Ratio').waitFor({ state: 'hidden' });
    await chip('Ratio').click();
    await chip('Version').click();
    await dialog('Version').waitFor();
    await box().click();
    await dialog('Version').waitFor({ state: 'hidden' });
  });

  it('fit into 170 px', async () => {
    await start('a fox --v 7 --no a very long list of things that are not wanted', 170);
    const names = ['Ratio', 'v 7', 'no a very long list of things that are not wanted'];
    for (const name of [...names, 'Add Parameter']) {
      await chip(name).click();
      const at = await opened.page.locator('.picker').boundingBox();
      assert.ok(at && at.x >= 0 && at.x + at.width <= 170, name);
      await press('Escape');
    }
  });

  // Somebody who needs contrast and names would meet a picker that was never checked for them.
  for (const theme of themeNames) {
    it(`have no serious accessibility violation in ${theme}`, async () => {
      const pictures = ['image', 'style'].map((role) => ({
        hash: `hash-${role}`,
        mime: 'image/png',
        name: `${role}.png`,
        byteLength: 10,
        src: '/scene/3-200-200.svg',
        role,
      }));
      const state = { prompt: 'a fox --v 7 --s 50 --cw 5', pictures };
      opened = await bench.open({ snapshot: sampleSnapshot([]), theme, state });
      await opened.page.getByText('--cw may not work').waitFor();
      for (const name of ['Ratio', 'v 7', 's 50', 'Add Parameter']) {
        await chip(name).click();
        const { violations } = await new AxeBuilder({ page: opened.page }).analyze();
        const serious = violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
        assert.deepEqual(serious, [], name);
        await press('Escape');
      }
    });
  }

  // A prompt would be paid for and drawn without what was asked; but only the gateway knows for sure.
  it('draw a warning, and are sent all the same', async () => {
    await start('a fox --v 7 --cw 50 --glow');
    const status = opened.page.locator('.composer-warning');
    await opened.page.getByText('--cw may not work with --v 7. (1 more)').waitFor();
    assert.equal(await status.getAttribute('role'), 'status');
    assert.equal(await status.getAttribute('aria-live'), 'polite');
    await box().press('Enter');
    assert.equal((await opened.sent('task/submit')).length, 1);
    await box().fill('a fox --seed fox');
    await opened.page.getByText('--seed takes a number, not “fox”.').waitFor();
    await box().fill('a fox --seed 42');
    await opened.page.getByText('--seed takes').waitFor({ state: 'hidden' });
  });

  // Midjourney would refuse the whole prompt, on some gateways after the wait.
  it('a seed that is not a number: one sentence, nothing sent, the words stay', async () => {
    await start('a fox --seed abc');
    await opened.page.getByText('--seed takes a number, not “abc”.').waitFor();
    await box().press('Enter');
    const said = '--seed takes a number. Write digits behind it, or leave it out.';
    await opened.page.getByText(said).waitFor();
    assert.equal((await opened.sent('task/submit')).length, 0);
    assert.equal(await prompt(), 'a fox --seed abc');
    await box().fill('a fox --seed 42');
    await box().press('Enter');
    assert.equal((await opened.sent('task/submit')).length, 1);
  });

  it('a seed that is not a number: its picker takes no letters, and says so', async () => {
    await start('a fox --seed 42');
    await chip('seed 42').click();
    const field = dialog('Seed').getByRole('textbox');
    await field.fill('abc');
    const alert = dialog('Seed').getByRole('alert');
    await alert.getByText('--seed takes a number, not “abc”.').waitFor();
    await opened.page.screenshot({ path: 'test-results/seed-picker.png' });
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    await press('Enter');
    assert.equal(await dialog('Seed').isVisible(), true);
    assert.equal(await prompt(), 'a fox --seed 42');
    await field.fill('7');
    await alert.waitFor({ state: 'hidden' });
    assert.equal(await prompt(), 'a fox --seed 7');
    await press('Enter');
    await dialog('Seed').waitFor({ state: 'hidden' });
  });
});
