import { rgb, type Rgb } from './colour';
import type { Mood } from './palettes';
import type { MotifKind, RidgeShape } from './scene';

/** What the words of a prompt say about a landscape. */
export interface PromptWords {
  readonly mood: Mood | undefined;
  readonly motifs: readonly MotifKind[];
  readonly ground: RidgeShape | 'sea' | undefined;
  readonly fog: boolean;
  readonly weather: 'clear' | 'rain' | 'snow';
  readonly tint: Rgb | undefined;
}

const moods: readonly (readonly [Mood, RegExp])[] = [
  ['ink', /\b(ink|sumi|monochrome|black and white|charcoal|etching|engraving|noir)\b|水墨|黑白/],
  ['neon', /\b(neon|cyberpunk|synthwave|vaporwave|cyber)\b|霓虹|赛博/],
  ['night', /\b(night|midnight|moon\w*|stars?|starry|galaxy|aurora|space|dark)\b|夜|星|月/],
  ['sunset', /\b(sunset|dusk|evening|golden hour|fire|fiery|lava|dragon)\b|日落|黄昏|夕阳/],
  ['dawn', /\b(dawn|sunrise|morning|daybreak)\b|黎明|日出|早晨/],
  ['winter', /\b(winter|snow\w*|ice|icy|frost\w*|glacier|arctic|polar)\b|冬|雪|冰/],
  ['desert', /\b(desert|dunes?|sahara|sand|canyon|cactus|pyramids?|mars)\b|沙漠/],
  ['autumn', /\b(autumn|fall leaves|october|harvest|maple)\b|秋/],
  ['storm', /\b(storm\w*|rain\w*|thunder|gloomy|grey|gray|basalt)\b|雨|暴风/],
  ['forest', /\b(forest|woods?|jungle|pines?|moss\w*|green)\b|森林|树林/],
  [
    'sea',
    /\b(sea|ocean|coast\w*|harbou?r|beach|waves?|island|boats?|ships?|sail\w*|lake)\b|海|湖|船/,
  ],
  ['pastel', /\b(pastel|watercolou?r|paper|soft|dream\w*|spring|cherry|sakura)\b|水彩|春|樱/],
  ['day', /\b(day|noon|summer|sunny|blue sky|meadow)\b|白天|夏/],
];

const motifWords: readonly (readonly [MotifKind, RegExp])[] = [
  ['lighthouse', /\blight ?houses?\b|灯塔/],
  ['castle', /\b(castles?|towers?|fortress|palace|citadel|ruins?)\b|城堡|塔/],
  ['windmill', /\bwind ?mills?\b|风车/],
  ['balloon', /\b(balloons?|airship|zeppelin)\b|气球/],
  ['rocket', /\b(rockets?|spaceships?|spacecraft)\b|火箭/],
  ['planet', /\b(planets?|saturn|galaxy|sci-?fi|alien)\b|行星/],
  ['ship', /\b(ships?|galleon|schooner|pirate)\b|大船/],
  ['boat', /\b(boats?|sail\w*|yacht|harbou?r|fishing)\b|船|港/],
  ['bridge', /\bbridges?\b|桥/],
  ['pyramid', /\bpyramids?\b|金字塔/],
  ['cactus', /\b(cactus|cacti|desert)\b|仙人掌/],
  ['skyline', /\b(city|cities|skyline|skyscrapers?|street|tokyo|new york|urban)\b|城市/],
  ['cat', /\b(cats?|kittens?|kitty)\b|猫/],
  ['deer', /\b(deer|stag|elk|horses?)\b|鹿|马/],
  ['fox', /\b(fox|foxes|wolf|wolves|dogs?|puppy)\b|狐|狼|狗/],
  ['bird', /\b(birds?|owls?|ravens?|crows?|eagles?|gulls?|cranes?)\b|鸟/],
  [
    'figure',
    /\b(woman|man|girl|boy|person|people|portrait|astronaut|knight|samurai|wizard|robot|keeper|monk|traveller|wanderer)\b|人|女孩|男孩/,
  ],
  ['flower', /\b(flowers?|rose|roses|tulips?|sunflowers?|poppy|poppies|lily)\b|花/],
  ['house', /\b(house|cabin|cottage|hut|barn|village|farm|home|desk|temple|church)\b|房|屋/],
  ['pine', /\b(pines?|forest|firs?|woods)\b|松|森林/],
  ['tree', /\b(trees?|oak|maple|cherry|sakura|willow)\b|树/],
];

const tints: readonly (readonly [RegExp, string])[] = [
  [/\b(red|crimson|scarlet)\b|红/, '#c8322e'],
  [/\b(yellow|golden|gold)\b|黄/, '#f0b92e'],
  [/\b(blue|navy)\b|蓝/, '#2f62c0'],
  [/\b(green|emerald)\b|绿/, '#2f8a4c'],
  [/\b(purple|violet)\b|紫/, '#7a3fb0'],
  [/\b(pink)\b|粉/, '#ee7fae'],
  [/\b(orange)\b|橙/, '#ee7a24'],
  [/\b(white|glass)\b|白/, '#f4f1e8'],
  [/\b(black)\b|黑/, '#16161a'],
];

/** Reads a prompt without its parameters. Words after `--no` must have been taken out before. */
export function readPromptWords(text: string, without = ''): PromptWords {
  const words = text.toLowerCase();
  const forbidden = without.toLowerCase();
  const motifs = motifWords
    .filter(([, pattern]) => pattern.test(words) && !pattern.test(forbidden))
    .map(([kind]) => kind);
  const says = (pattern: RegExp) => pattern.test(words) && !pattern.test(forbidden);
  return {
    mood: moods.find(([, pattern]) => says(pattern))?.[0],
    motifs,
    ground: groundOf(says),
    fog: says(/\b(fog\w*|mist\w*|haze|hazy|smoke)\b|雾/),
    weather: says(/\b(rain\w*|storm\w*)\b|雨/)
      ? 'rain'
      : says(/\b(snow\w*|blizzard|winter)\b|雪/)
        ? 'snow'
        : 'clear',
    tint: hex(tints.find(([pattern]) => says(pattern))?.[1]),
  };
}

function hex(value: string | undefined): Rgb | undefined {
  return value === undefined ? undefined : rgb(value);
}

function groundOf(says: (pattern: RegExp) => boolean): PromptWords['ground'] {
  if (
    says(/\b(sea|ocean|harbou?r|boats?|ships?|sail\w*|lake|waves?|island|beach|bay)\b|海|湖|船/)
  ) {
    return 'sea';
  }
  if (says(/\b(desert|dunes?|sand|sahara|mars)\b|沙漠/)) return 'dunes';
  if (says(/\b(forest|woods|pines?|jungle)\b|森林/)) return 'pines';
  if (says(/\b(city|cities|skyline|urban|tokyo|street)\b|城市/)) return 'roofs';
  if (says(/\b(mountains?|alps?|peaks?|cliffs?|basalt|canyon)\b|山/)) return 'peaks';
  if (says(/\b(hills?|meadow|fields?|farm|village|garden)\b|丘|田/)) return 'hills';
  return undefined;
}
