import assert from 'node:assert/strict';
import { initialModel, reduce } from '../../../src/webview/pageState';

describe('what stands over the page', () => {
  const marked = { taskId: 'a', cell: 2 };
  const viewing = { taskId: 'b', against: { taskId: 'c' } };
  const model = { ...initialModel({}), marked, viewing };

  // A dialog about nothing would stay open unseen, and no other could be opened before a reload.
  it('goes with the picture that is taken out of the history', () => {
    const gone = (taskId: string) => reduce(model, { type: 'removed', taskIds: [taskId] });
    assert.equal(gone('a').marked, undefined);
    assert.equal(gone('b').viewing, undefined);
    assert.equal(gone('c').viewing, undefined);
  });

  // Tidying up elsewhere would close what a person looks at.
  it('stays when others are taken out', () => {
    const after = reduce(model, { type: 'removed', taskIds: ['x'] });
    assert.deepEqual([after.marked, after.viewing], [marked, viewing]);
  });
});
