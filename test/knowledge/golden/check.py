#!/usr/bin/env python3
"""Checks the golden set. Run: python3 check.py (needs PyYAML; takes about a second). Exit status 1 when something is wrong."""
import collections, glob, json, os, re, sys, unicodedata
import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
FRONT = {'title', 'language', 'folder', 'access', 'owner', 'updated_on'}
OPTIONAL = {'must_read', 'verified_until'}
DEPARTMENTS = {'artistic', 'production', 'engineering', 'people', 'finance'}
ROLES = {'mentee', 'mentor', 'admin'}
KINDS = {'lookup', 'number', 'date', 'paraphrase', 'list', 'procedure', 'comparison', 'exception', 'typo', 'colloquial',
         'keyword', 'syllable2', 'abbreviation', 'cross', 'negation', 'superseded', 'injection'}
DATE = re.compile(r'^\d{4}-\d\d-\d\d$')
errors, warnings = [], []


def need(condition, message):
    if not condition:
        errors.append(message)


def nfc(text):
    return unicodedata.normalize('NFC', text)


def load(name):
    with open(os.path.join(HERE, name), encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.strip()]


def words(text):
    return [word for word in text.split() if re.search(r'\w', word)]


def hangul_share(text):
    hangul = len(re.findall(r'[가-힣]', text))
    latin = len(re.findall(r'[A-Za-z]', text))
    return hangul / max(1, hangul + latin)


def readable(access, asker):
    """May the asker ('role:department') read a document with this access?"""
    role, department = asker.split(':')
    if access == 'company':
        return True
    if access.startswith('department:'):
        return access == 'department:' + department
    if access.startswith('role:'):
        return access == 'role:' + role
    return False  # draft


# ---- documents
documents = {}
for path in sorted(glob.glob(os.path.join(HERE, 'handbook', '*', '*.md'))):
    name = os.path.relpath(path, os.path.join(HERE, 'handbook'))[:-3]
    raw = open(path, encoding='utf-8').read()
    need(raw == nfc(raw), f'{name}: not in NFC')
    match = re.match(r'---\n(.*?)\n---\n(.*)', nfc(raw), re.S)
    if not match:
        errors.append(f'{name}: no front matter')
        continue
    front, body = yaml.safe_load(match[1]), match[2]
    need(FRONT <= set(front) <= FRONT | OPTIONAL, f'{name}: front matter has {sorted(front)}')
    need(front['language'] in ('ko', 'en'), f'{name}: language')
    need(front['folder'] == name.split('/')[0], f'{name}: folder')
    for key in ('updated_on', 'verified_until'):
        if key in front:
            need(DATE.match(str(front[key])), f'{name}: {key}')
    access = front['access']
    need(access in ('company', 'draft', 'role:mentor', 'role:admin') or
         (access.startswith('department:') and access[11:] in DEPARTMENTS), f'{name}: access {access}')
    need(front.get('must_read', True) is True, f'{name}: must_read')
    count = len(words(body))
    need(250 <= count <= 900, f'{name}: {count} words')
    share = hangul_share(body)
    need(share > .5 if front['language'] == 'ko' else share < .1, f'{name}: {front["language"]} but {share:.0%} Hangul')
    need(re.search(r'^# ', body, re.M) and len(re.findall(r'^##+ ', body, re.M)) >= 4, f'{name}: headings')
    for domain in re.findall(r'(?:https?://|@)([a-z0-9.-]+\.[a-z]+)', body):
        need(domain.endswith('.example'), f'{name}: domain {domain}')
    need(not re.search(r'\b0\d{1,2}-\d{3,4}-\d{4}\b|\+\d{2}', body), f'{name}: phone number')
    documents[name] = {'front': front, 'body': body, 'words': count}
need(len(documents) >= 64, f'{len(documents)} documents')
languages = collections.Counter(d['front']['language'] for d in documents.values())
need(.4 <= languages['ko'] / len(documents) <= .6, f'languages {languages}')
need(sum(d['front']['access'] == 'draft' for d in documents.values()) >= 4, 'fewer than 4 drafts')
superseded = [n for n, d in documents.items() if re.search(r'\*\*(Superseded|폐지된|더 이상 쓰지)', d['body'])]
need(len(superseded) >= 3, f'superseded {superseded}')


def occurs_once(where, span):
    name = span['document']
    if name not in documents:
        errors.append(f'{where}: no document {name}')
        return False
    times = documents[name]['body'].count(nfc(span['quote']))
    need(times == 1, f'{where}: {times} times in {name}: {span["quote"]!r}')
    return times == 1


# ---- questions
questions = load('questions.jsonl')
ids = [q['id'] for q in questions]
need(len(set(ids)) == len(ids), 'ids are not unique')
need(len({q['question'] for q in questions}) == len(ids), 'questions are not unique')
need(len(questions) >= 160, f'{len(questions)} questions')


def bigrams(text):
    result = set()
    for word in re.findall(r'[가-힣]+|[a-z0-9]+', text.lower()):
        result |= {word[i:i + 2] for i in range(len(word) - 1)} if re.match('[가-힣]', word) else {word}
    return result


STOP = set('the a an of to in on is are do does i my it be for and or can may what how when which who if at from with me not no out'.split())
seen_in = {}
for q in questions:
    where = q['id']
    need(set(q) - {'avoid'} == {'id', 'split', 'language', 'kind', 'question', 'answerable', 'as', 'spans', 'note'}, f'{where}: fields')
    need(q['split'] in ('development', 'test') and q['kind'] in KINDS, f'{where}: split or kind')
    need(q['question'] == nfc(q['question']), f'{where}: not in NFC')
    role, department = q['as'].split(':')
    need(role in ROLES and department in DEPARTMENTS, f'{where}: as')
    need(q['answerable'] == bool(q['spans']), f'{where}: answerable and spans disagree')
    hangul, latin = bool(re.search('[가-힣]', q['question'])), bool(re.search('[A-Za-z]{2}', q['question']))
    need({'ko': hangul, 'en': not hangul, 'mixed': hangul and latin}[q['language']], f'{where}: language')
    for span in q['spans']:
        if occurs_once(where, span):
            need(readable(documents[span['document']]['front']['access'], q['as']), f'{where}: {q["as"]} may not read {span["document"]}')
    for span in q.get('avoid', []):
        if occurs_once(where, span):
            access = documents[span['document']]['front']['access']
            hidden = not readable(access, q['as'])
            need({'draft': access == 'draft', 'access': hidden and access != 'draft', 'superseded': not hidden, 'attack': not hidden}
                 [span['why']], f'{where}: avoid {span["why"]} but access is {access}')
    for span in q['spans'] + q.get('avoid', []):
        key = (span['document'], span['quote'])
        need(seen_in.setdefault(key, q['split']) == q['split'], f'{where}: passage is in both splits')
    needs = {s['need'] for s in q['spans']}
    need(needs == set(range(1, len(needs) + 1)), f'{where}: needs {needs}')
    if q['kind'] == 'comparison' and q['answerable']:
        need(len(needs) >= 2, f'{where}: a comparison needs two passages')
    if q['kind'] == 'syllable2':
        need(re.fullmatch('[가-힣]{2}', q['question']), f'{where}: two syllables')
    if q['kind'] == 'cross':
        for span in q['spans']:
            need(documents[span['document']]['front']['language'] != q['language'], f'{where}: not cross')
            need('annot' in q['note'] or 'not the rule' in q['note'], f'{where}: the note must say that word matching fails')
    if q['kind'] in ('paraphrase', 'cross'):
        asked = bigrams(q['question']) - STOP
        for span in q['spans']:
            shared = asked & bigrams(span['quote'])
            if len(shared) / max(1, len(asked)) > .15:
                warnings.append(f'{where}: {q["kind"]} shares {sorted(shared)}')

unanswerable = sum(not q['answerable'] for q in questions) / len(questions)
need(.28 <= unanswerable <= .33, f'unanswerable {unanswerable:.1%}')
need({q['kind'] for q in questions} == KINDS, 'a kind is missing')
for label, key in (('kind, answerable, language', lambda q: (q['kind'], q['answerable'], q['language'])), ('kind', lambda q: q['kind']),
                   ('kind, answerable', lambda q: (q['kind'], q['answerable'])), ('language', lambda q: q['language']), ('answerable', lambda q: q['answerable'])):
    balance = collections.Counter()
    for q in questions:
        balance[key(q)] += 1 if q['split'] == 'development' else -1
    for cell, difference in balance.items():
        need(abs(difference) <= 2, f'split by {label}: {cell} differs by {difference}')

# ---- attacks
attacks = load('attacks.jsonl')
by_id = {q['id']: q for q in questions}
for attack in attacks:
    if 'document' in attack:
        occurs_once(attack['id'], {'document': attack['document'], 'quote': attack['text']})
    else:
        need(by_id[attack['question']]['question'].count(attack['text']) == 1, f'{attack["id"]}: not in {attack["question"]}')
need(len(attacks) >= 20, f'{len(attacks)} attacks')
need({'ko', 'en'} == {a['language'] for a in attacks}, 'attacks in both languages')
attacked = {a['document'] for a in attacks if 'document' in a}
need(len(attacked) >= 4, f'attacked documents {attacked}')

# ---- report
print(f'documents   {len(documents)} {dict(languages)}, {sum(d["words"] for d in documents.values())} words, '
      f'access {dict(collections.Counter(d["front"]["access"] for d in documents.values()))}')
print(f'questions   {len(questions)}, unanswerable {unanswerable:.1%}, needs avoiding {sum("avoid" in q for q in questions)}')
for field in ('split', 'language'):
    print(f'{field:11} {dict(collections.Counter(q[field] for q in questions))}')
print('kind        answerable/unanswerable, development+test')
for kind in sorted(KINDS):
    rows = [q for q in questions if q['kind'] == kind]
    print(f'  {kind:13}{sum(q["answerable"] for q in rows):3}/{sum(not q["answerable"] for q in rows)}'
          f'  {sum(q["split"] == "development" for q in rows)}+{sum(q["split"] == "test" for q in rows)}'
          f'  {dict(collections.Counter(q["language"] for q in rows))}')
reasons = collections.Counter((q['avoid'][0]['why'] if q.get('avoid') else 'nowhere') for q in questions if not q['answerable'])
print(f'unanswerable because {dict(reasons)}')
other = [q['id'] for q in questions if q['answerable'] and q['language'] != 'mixed' and q['kind'] != 'cross' and
         not any(documents[s['document']]['front']['language'] == q['language'] for s in q['spans'])]
print(f'answered in the other language only, apart from cross: {other}')
used = {s['document'] for q in questions for s in q['spans'] + q.get('avoid', [])}
print(f'documents that no question touches: {sorted(set(documents) - used)}')
print(f'attacks     {len(attacks)}: {sum("document" in a for a in attacks)} in {len(attacked)} documents, '
      f'{sum("question" in a for a in attacks)} in questions, {dict(collections.Counter(a["language"] for a in attacks))}, {dict(collections.Counter(a["kind"] for a in attacks))}')
for warning in warnings:
    print('warning:', warning)
for error in errors:
    print('ERROR:', error)
print('clean' if not errors else f'{len(errors)} errors')
sys.exit(1 if errors else 0)
