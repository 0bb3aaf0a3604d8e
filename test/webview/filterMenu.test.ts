// In the side bar only those who know the words of the search could filter.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { PageBench, type OpenedPage } from '../support/page/openPage';
import { fullSnapshot } from '../support/page/sampleSnapshot';
import { themeNames, type ThemeName } from '../support/page/themes';

describe('filters in the side bar', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const open = async (width = 300, theme: ThemeName = 'dark') => {
    opened = await bench.open({ snapshot: fullSnapshot(), width, theme });
  };
  const button = () => opened.page.getByRole('button', { name: 'Filter', exact: true });
  const menu = () => opened.page.getByRole('menu', { name: 'Filter' });
  const search = () => opened.page.getByRole('searchbox', { name: 'Search pictures' });
  const press = (key: string) => opened.page.keyboard.press(key);

  for (const width of [170, 300, 700]) {
    it(`lie behind a button, and write into the search, at ${width} pixels`, async () => {
      await open(width);
      await search().fill('red fox');
      await button().click();
      await menu().getByRole('menuitemradio', { name: 'Grids' }).click();
      await menu().waitFor({ state: 'hidden' });
      assert.equal(await search().inputValue(), 'red fox kind:grid');
      await button().click();
      const grids = menu().getByRole('menuitemradio', { name: 'Grids', checked: true });
      await grids.waitFor();
      const { x, width: its } = (await menu().boundingBox())!;
      assert.ok(x >= 0 && x + its <= width, `from ${x}, ${its} wide`);
      await menu().getByRole('menuitemradio', { name: 'Last 7 days' }).click();
      assert.equal(await search().inputValue(), 'red fox kind:grid date:week');
      assert.equal(await button().getAttribute('title'), 'Filter: Grids, Last 7 days');
    });
  }

  it('are chosen by keys alone, and Escape takes nothing out of the search', async () => {
    await open();
    await search().fill('fox');
    await press('Tab');
    await press('Enter');
    await menu().waitFor();
    await press('Escape');
    await menu().waitFor({ state: 'hidden' });
    assert.equal(await search().inputValue(), 'fox');
    await press('Enter');
    await menu().waitFor();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await press(key);
    assert.equal(await search().inputValue(), 'fox kind:image');
    await opened.page.waitForFunction(() => document.activeElement?.ariaLabel === 'Filter');
    await press('Enter');
    await press('Home');
    await press('Enter');
    assert.equal(await search().inputValue(), 'fox');
  });

  it('close with a second press, and show what was typed', async () => {
    await open();
    await search().fill('date:2026-11');
    await button().click();
    await menu().getByRole('menuitemradio', { name: '2026-11', checked: true }).waitFor();
    await button().click();
    await menu().waitFor({ state: 'hidden' });
  });

  it('are drop-downs where there is room for them', async () => {
    opened = await bench.open({ snapshot: fullSnapshot(), surface: 'gallery', width: 900 });
    assert.equal(await button().count(), 0);
    await opened.page.getByRole('combobox', { name: 'Kind' }).waitFor();
  });

  for (const theme of themeNames) {
    it(`are accessible in ${theme}`, async () => {
      await open(300, theme);
      await search().fill('kind:grid');
      await button().click();
      await menu().waitFor();
      const { violations } = await new AxeBuilder({ page: opened.page })
        .include('easel-search-box')
        .analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
      );
    });
  }
});
