// Scrolled fast, the wall would fetch and decode hundreds of pictures that nobody sees, and stutter.
import assert from 'node:assert/strict';
import { WallFlight } from '../../../src/webview/wallFlight';

describe('the flight over the wall', () => {
  let landings = 0;
  let flight: WallFlight;
  beforeEach(() => {
    landings = 0;
    flight = new WallFlight(() => (landings += 1));
  });
  afterEach(() => flight.stop());

  const height = 900;

  it('begins when more than six screens a second pass by', () => {
    flight.step(0, height, 1_000);
    flight.step(80, height, 1_016);
    assert.equal(flight.isFlying, false);
    flight.step(480, height, 1_032);
    assert.equal(flight.isFlying, true);
  });

  it('is no flight after a rest: a jump to a place passes over nothing', () => {
    flight.step(0, height, 1_000);
    flight.step(50_000, height, 2_000);
    assert.equal(flight.isFlying, false);
  });

  it('ends with the first slow step, and says so once', () => {
    flight.step(0, height, 1_000);
    flight.step(2_000, height, 1_016);
    assert.equal(landings, 0);
    flight.step(2_010, height, 1_032);
    assert.equal(flight.isFlying, false);
    assert.equal(landings, 1);
    flight.step(2_020, height, 1_048);
    assert.equal(landings, 1);
  });
});
