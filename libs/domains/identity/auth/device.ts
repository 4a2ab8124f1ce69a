/** The first match wins: Edge and Samsung's browser also claim to be Chrome, and Chrome claims to be Safari. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/KAKAOTALK/i, 'KakaoTalk'],
  [/Whale\//, 'Whale'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Version\/.* Safari\//, 'Safari'],
  [/^([\w.-]{1,30})\//, '$1'],
];
/** Phones also claim to be a Mac or Linux. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** Name of a user agent for people: `Chrome on Windows`, `Safari on iPhone`, `curl`. */
export function deviceOf(user_agent: string | null): string | null {
  if (!user_agent) return null;
  const program = nameIn(PROGRAMS, user_agent);
  const system = nameIn(SYSTEMS, user_agent);
  return program && program !== 'Mozilla' && system ? `${program} on ${system}` : (system ?? program ?? null);
}

function nameIn(names: typeof PROGRAMS, text: string): string | undefined {
  for (const [pattern, name] of names) {
    const found = pattern.exec(text);
    if (found) return name.replace('$1', found[1] ?? '');
  }
  return undefined;
}
