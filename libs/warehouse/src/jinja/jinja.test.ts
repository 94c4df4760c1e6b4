import { describe, expect, it } from 'vitest';
import { GLOBAL_VALUES } from '../parse/global-values';
import { run, Scope } from './evaluate';
import { TextOutput } from './output';
import { readTree } from './read-tree';
import { Undefined } from './values';

function rendered(template: string): string {
  const out = new TextOutput();
  const lookup = (name: string) => (Object.hasOwn(GLOBAL_VALUES, name) ? GLOBAL_VALUES[name] : new Undefined(name));
  run(readTree(template).statements, new Scope(), { at: 0, lookup, sets: () => true, lineOf: () => 1, enter: (_, body) => body() }, out);
  return out.text();
}

// The right side is what dbt's own Jinja gives.
describe('a template gives what Jinja gives', () => {
  describe('values print as Python prints them', () => {
    it.each([
      ["{{ [1, 'a', none, true, 1.0, 2.5] }}", "[1, 'a', None, True, 1.0, 2.5]"],
      ["{{ ('a', 'b') }} {{ ('a',) }} {{ () }}", "('a', 'b') ('a',) ()"],
      ["{{ {'a': 1, 'b': [1]} }}", "{'a': 1, 'b': [1]}"],
      ['{{ "it\'s" }} {{ ["it\'s", \'say "x"\', \'tab\\t\'] }}', "it's [\"it's\", 'say \"x\"', 'tab\\t']"],
      [
        "{{ [1, 'a', none, true] | tojson }} {{ {'b': 1, 'a': 'é'} | tojson }} {{ \"it's <b>\" | tojson }}",
        '[1, "a", null, true] {"a": "\\u00e9", "b": 1} "it\\u0027s \\u003cb\\u003e"',
      ],
      ["{{ \"a\" \"b\" }} {{ 'x\\\\d+' }} {{ '\\d' }} {{ 'a\\'b' }} {{ \"tab\\there\" }}", "ab x\\d+ \\d a'b tab\there"],
      ['{{ True }} {{ False }} {{ None }} {{ true }} {{ none }}', 'True False None True None'],
      ['{{ 10000000000 }} {{ 0.1 + 0.2 }} {{ 1.10 }} {{ 100.0 }}', '10000000000 0.30000000000000004 1.1 100.0'],
      ["{{ {'a': [1, {'b': (1, 2)}]} }}", "{'a': [1, {'b': (1, 2)}]}"],
    ])('%s', (template, expected) => {
      expect(rendered(template)).toBe(expected);
    });
  });

  describe('operators are those of Python', () => {
    it.each([
      ['{{ 1 / 2 }} {{ 4 / 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 2 ** 3 }} {{ 2 ** -1 }}', '0.5 2.0 3 -4 2 8 0.5'],
      ["{{ 1 + 2.0 }} {{ 3 * 'ab' if false else 'ab' * 3 }} {{ [1] * 3 }}", '3.0 ababab [1, 1, 1]'],
      ["{{ 'a' ~ 1 ~ none ~ true }}", 'a1NoneTrue'],
      ["{{ '%s and %d, %.2f %05d %-5s| %%' % ('x', 3, 2.5, 42, 'l') }}", 'x and 3, 2.50 00042 l    | %'],
      ["{{ '%(a)s' % {'a': 5} }}", '5'],
      [
        "{{ '{:.2f}|{:>6}|{:<6}|{:^6}|{:06.1f}|{:,}|{:+d}'.format(3.14159, 'ab', 'ab', 'ab', 2.55, 1234567, 5) }}",
        '3.14|    ab|ab    |  ab  |0002.5|1,234,567|+5',
      ],
      ["{{ 1 in [1, 2] }} {{ 'a' in 'cat' }} {{ 'a' not in {'a': 1} }} {{ 3 in (1, 2) }}", 'True True False False'],
      [
        "{{ [1,2] == [1,2] }} {{ {'a':1} == {'a':1} }} {{ (1,) == (1,) }} {{ 1 == 1.0 }} {{ 'a' == \"a\" }} {{ none == false }} {{ 1 == true }}",
        'True True True True True False True',
      ],
      ["{{ 'b' > 'a' }} {{ [1,2] < [1,3] }} {{ 1 < 2.5 }}", 'True True True'],
      ["{{ 'yes' if 1 < 2 else 'no' }} {{ 'only' if false }} {{ 'a' if false else 'b' if true else 'c' }}", 'yes  b'],
      [
        "{{ (1 if true else 2) + 1 }} {{ not true }} {{ not (1 == 2) }} {{ true and 'x' }} {{ '' or 'y' }} {{ none or 0 or 'z' }} {{ 1 and 0 }}",
        '2 False True x y z 0',
      ],
      ["{{ ['x'] + ['y'] }} {{ (1,2) + (3,) }} {{ 'a' + 'b' }}", "['x', 'y'] (1, 2, 3) ab"],
      [
        '{{ 7 % 3 }} {{ 7.5 // 2 }} {{ 1 // 1.0 }} {{ 6 / 3 | int }} {{ 2 * 3 + 4 }} {{ (2 + 3) * 4 }} {{ -2 ** 2 }}',
        '1 3.0 1.0 2.0 10 20 4',
      ],
      [
        "{{ 1 < 2 < 3 }} {{ not 3 > 2 > 2 }} {{ (1 < 2) == true }} {{ 1 < 3 < 2 or 5 }} {{ [1 < 2 <= 2, 4] }} {{ 'y' if 0 < 5 < 10 else 'n' }}",
        'True True True 5 [True, 4] y',
      ],
    ])('%s', (template, expected) => {
      expect(rendered(template)).toBe(expected);
    });
  });

  describe('tests', () => {
    it.each([
      [
        "{{ x is defined }} {{ x is not defined }} {{ none is none }} {{ 1 is number }} {{ '' is string }} {{ {} is mapping }} {{ [] is iterable }} {{ [] is sequence }} {{ {} is sequence }} {{ 1 is iterable }}",
        'False True True True True True True True True False',
      ],
      [
        "{{ 3 is divisibleby(3) }} {{ 3 is divisibleby 2 }} {{ none is sameas none }} {{ 3 is odd }} {{ 4 is even }} {{ 'a' is in ['a'] }} {{ 1 is eq 1 }} {{ 2 is gt(1) }} {{ 'A' is upper }} {{ true is boolean }} {{ 1 is integer }} {{ 1.5 is float }} {{ false is true }} {{ false is false }}",
        'True False True True True True True True True True True True False True',
      ],
      ["{{ 'hello'|upper|replace('L','1') }} {{ 'a' is not none }} {{ not 'a' is none }}", 'HE11O True True'],
    ])('%s', (template, expected) => {
      expect(rendered(template)).toBe(expected);
    });
  });

  describe('filters', () => {
    it.each([
      [
        "{{ ({'a': 1}.b | default({}.c)) is defined }} {{ x | default('d') }} {{ '' | default('d') }} {{ '' | default('d', true) }} {{ none | default('d') }} {{ none | d('e', boolean=true) }}",
        'False d  d None e',
      ],
      [
        "{{ [3,1,2] | sort }} {{ ['b','A'] | sort }} {{ [3,1,2] | sort(reverse=true) }} {{ ['b','A'] | sort(case_sensitive=true) }}",
        "[1, 2, 3] ['A', 'b'] [3, 2, 1] ['A', 'b']",
      ],
      [
        "{{ [{'n': 2}, {'n': 1}] | sort(attribute='n') }} {{ [{'n': 2}, {'n': 1}] | map(attribute='n') | list }} {{ [{'n': 2}, {'n': 1}] | sum(attribute='n') }}",
        "[{'n': 1}, {'n': 2}] [2, 1] 3",
      ],
      [
        "{{ [1,2,3] | sum }} {{ [1.5, 2] | sum }} {{ [1,2] | min }} {{ ['b','a'] | max }} {{ [] | max }} {{ [1,1,2] | unique | list }}",
        '6 3.5 1 b  [1, 2]',
      ],
      [
        "{{ [1,2,3,4,5] | batch(2) | list }} {{ [1,2,3] | batch(2, 'x') | list }} {{ [1,2,3,4,5] | slice(2) | list }}",
        "[[1, 2], [3, 4], [5]] [[1, 2], [3, 'x']] [[1, 2, 3], [4, 5]]",
      ],
      [
        "{{ [1,2,3,4] | select('even') | list }} {{ [1,2,3,4] | reject('odd') | list }} {{ [0,1] | select | list }} {{ ['a','bb'] | map('length') | list }} {{ ['a','b'] | map('upper') | join(',') }}",
        '[2, 4] [2, 4] [1] [1, 2] A,B',
      ],
      [
        "{{ [{'a':1,'b':2},{'a':2}] | selectattr('b','defined') | list }} {{ [{'a':1},{'a':2}] | selectattr('a','equalto',2) | list }} {{ [{'a':1},{'a':2}] | rejectattr('a','gt',1) | list }}",
        "[{'a': 1, 'b': 2}] [{'a': 2}] [{'a': 1}]",
      ],
      [
        "{{ 'hello world' | title }} {{ 'hELLO' | capitalize }} {{ '  x ' | trim }}| {{ 'xxaxx' | trim('x') }} {{ 'a-b' | replace('-', '_') }} {{ 'aaa' | replace('a', 'b', 2) }}",
        'Hello World Hello x| a a_b bba',
      ],
      [
        "{{ 'a b c' | wordcount }} {{ 'some long text here' | truncate(9) }} {{ 'some long text here' | truncate(9, true) }} {{ 'some long text here' | truncate(9, true, '') }}",
        '3 some... some l... some long',
      ],
      [
        "{{ 42.7 | int }} {{ '42' | int }} {{ 'x' | int }} {{ 'x' | int(7) }} {{ '3.5' | float }} {{ 'x' | float }} {{ 3 | float }} {{ '4.9' | int }}",
        '42 42 0 7 3.5 0.0 3.0 4',
      ],
      [
        "{{ 42.55 | round }} {{ 42.55 | round(1) }} {{ 42.5 | round(method='ceil') }} {{ 42.5 | round(0, 'floor') | int }} {{ 2.5 | round }} {{ 3.5 | round }} {{ -3 | abs }}",
        '43.0 42.5 43.0 42 2.0 4.0 3',
      ],
      [
        "{{ {'b': 1, 'a': 2} | dictsort }} {{ {'b': 1, 'a': 2} | dictsort(by='value') }} {{ {'b': 1} | items | list }} {{ {'b': 1, 'a': 2} | list }} {{ {'b': 1, 'a': 2} | length }}",
        "[('a', 2), ('b', 1)] [('b', 1), ('a', 2)] [('b', 1)] ['b', 'a'] 2",
      ],
      [
        "{{ [1,2,3] | first }} {{ [1,2,3] | last }} {{ 'abc' | first }} {{ [1,2,3] | reverse | list }} {{ 'abc' | reverse }} {{ 'abc' | list }}",
        "1 3 a [3, 2, 1] cba ['a', 'b', 'c']",
      ],
      ["{{ 'a\\nb' | indent }}| {{ 'a\\nb' | indent(2, true) }}| {{ 'x' | center(5) }}|", 'a\n    b|   a\n  b|   x  |'],
      ["{{ '%s-%s' | format('a', 'b') }} {{ 'x' | string }} {{ 1 | string }} {{ [1] | string }} {{ true | string }}", 'a-b x 1 [1] True'],
      [
        "{% for g in [{'k':1,'v':'a'},{'k':1,'v':'b'},{'k':2,'v':'c'}] | groupby('k') %}{{ g.grouper }}:{{ g.list | map(attribute='v') | join('+') }} {% endfor %}",
        '1:a+b 2:c ',
      ],
      ["{% for k, v in [{'k':1,'v':'a'},{'k':1,'v':'b'}] | groupby('k') %}{{ k }}{{ v | length }}{% endfor %}", '12'],
      [
        "{{ 'abc'.replace('b','x') }} {{ 'abc'.find('c') }} {{ 'abc'.index('c') }} {{ 'aXbX'.count('X') }} {{ 'x'.zfill(3) }} {{ '7'.rjust(3,'0') }} {{ 'ab'.ljust(4) }}| {{ '12'.isdigit() }} {{ 'a'.isalpha() }} {{ 'ab_c'.title() }} {{ 'a=b'.partition('=') }} {{ 'xay'.strip('xy') }} {{ 'A'.islower() }}",
        "axc 2 2 2 00x 007 ab  | True True Ab_C ('a', '=', 'b') a False",
      ],
      ['{{ range(1, 10, 3) | list }} {{ range(5, 0, -2) | list }} {{ range(3) | sum }}', '[1, 4, 7] [5, 3, 1] 3'],
      [
        "{{ {'a': 1, 'b': 2}.items() | list }} {{ dict(a=1, b=2) }} {{ dict([('x', 1)]) }}",
        "[('a', 1), ('b', 2)] {'a': 1, 'b': 2} {'x': 1}",
      ],
      [
        "{{ [1,2,3] | join(', ') }} {{ [1,2] | join }} {{ ['a', none] | join('|') }} {{ [{'a':1},{'a':2}] | join(',', attribute='a') }}",
        '1, 2, 3 12 a|None 1,2',
      ],
      ["{{ 'abc' | length }} {{ {'a':1} | count }} {{ 'x' in {'x': 1}.keys() }}", '3 1 True'],
      [
        "{{ [[1,2],[3]] | map('sum') | list }} {{ [1,2,3] | map('string') | join('') }} {{ ['a=1','b=2'] | map('replace', '=', ':') | list }}",
        "[3, 3] 123 ['a:1', 'b:2']",
      ],
      ["{{ 'Ünïcode' | upper }} {{ 'x' | upper | lower }}", 'ÜNÏCODE x'],
      [
        "{{ [none, 1] | select('none') | list }} {{ [1, 'a', 2] | select('number') | list }} {{ ['a', ''] | select | list }}",
        "[None] [1, 2] ['a']",
      ],
      ["{{ 5 | string | length }} {{ '1,2'.split(',') | map('int') | sum }}", '1 3'],
      [
        "{{ {'a': 1}.items() | map('first') | list }} {{ [(1,'a'),(2,'b')] | map(attribute=1) | list }} {{ [(1,'a')] | map('last') | list }}",
        "['a'] ['a', 'b'] ['a']",
      ],
      ["{{ '' if none is none else 'x' }}|{{ 'x' if [] else 'e' }}", '|e'],
      ["{{ ['a','b','c'] | batch(2) | map('join', '-') | join(';') }}", 'a-b;c'],
    ])('%s', (template, expected) => {
      expect(rendered(template)).toBe(expected);
    });
  });

  describe('places and slices', () => {
    it.each([
      [
        "{{ 'abcdef'[1:3] }} {{ 'abcdef'[-2:] }} {{ 'abcdef'[::-1] }} {{ [1,2,3,4][1:] }} {{ [1,2,3,4][:-1] }} {{ [1,2,3,4][::2] }} {{ (1,2,3)[0:2] }}",
        'bc ef fedcba [2, 3, 4] [1, 2, 3] [1, 3] (1, 2)',
      ],
      [
        "{{ [1,2,3][-1] }} {{ {'a': {'b': 5}}.a.b }} {{ {'a': 1}['a'] }} {{ {'items': 1}['items'] }} {{ 'abc'[0] }} {{ [[1,2]][0][1] }}",
        '3 5 1 1 a 2',
      ],
      ["{{ {1: 'a', 2: 'b'}[1] }} {{ {'a': none}.a is none }} {{ {'a': none}.get('a', 5) }}", 'a True None'],
    ])('%s', (template, expected) => {
      expect(rendered(template)).toBe(expected);
    });
  });

  describe('methods of texts, lists and dicts', () => {
    it.each([
      [
        "{{ 'A b'.lower() }} {{ 'a,b'.split(',') }} {{ ' a  b '.split() }} {{ 'a,b,c'.split(',', 1) }} {{ 'a.b.c'.rsplit('.', 1) }} {{ '-'.join(['a','b']) }} {{ 'abc'.startswith('a') }} {{ 'abc'.endswith(('x','c')) }}",
        "a b ['a', 'b'] ['a', 'b'] ['a', 'b,c'] ['a.b', 'c'] a-b True True",
      ],
      [
        '{% set l = [1] %}{% do l.append(2) %}{% do l.extend([3,4]) %}{% do l.insert(0, 0) %}{% do l.remove(3) %}{{ l }} {{ l.pop() }} {{ l.pop(0) }} {{ l }} {{ l.index(2) }} {{ l.count(1) }}{% do l.reverse() %}{{ l }}{% do l.sort() %}{{ l }}',
        '[0, 1, 2, 4] 4 0 [1, 2] 1 1[2, 1][1, 2]',
      ],
      [
        "{% set d = {'a': 1} %}{% do d.update({'b': 2}) %}{% do d.update(c=3) %}{{ d }} {{ d.get('x') }} {{ d.get('x', 5) }} {{ d.keys() | list }} {{ d.values() | list }} {% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %} {{ d.pop('a') }} {{ d.setdefault('z', 9) }} {{ d }}",
        "{'a': 1, 'b': 2, 'c': 3} None 5 ['a', 'b', 'c'] [1, 2, 3] a=1;b=2;c=3; 1 9 {'b': 2, 'c': 3, 'z': 9}",
      ],
      ["{% set x = {'a': []} %}{% do x['a'].append(1) %}{{ x }}", "{'a': [1]}"],
    ])('%s', (template, expected) => {
      expect(rendered(template)).toBe(expected);
    });
  });

  describe('loops', () => {
    it.each([
      [
        '{% for i in range(3) %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.revindex }}{{ loop.revindex0 }} {% endfor %}',
        '10TrueFalse332 21FalseFalse321 32FalseTrue310 ',
      ],
      [
        "{% for i in [1,2,3] %}{{ loop.previtem | default('-') }}{{ loop.nextitem | default('-') }}{{ loop.cycle('a','b') }}{{ loop.changed(i > 1) }} {% endfor %}",
        '-2aTrue 13bTrue 2-aFalse ',
      ],
      ['{% for i in [] %}x{% else %}empty{% endfor %}', 'empty'],
      ['{% for i in range(5) if i % 2 == 0 %}{{ i }}{{ loop.index }}{% endfor %}', '012243'],
      ['{% for i in range(5) %}{% if i == 1 %}{% continue %}{% endif %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}', '02'],
      [
        "{% for a, b in [(1,2),(3,4)] %}{{ a+b }} {% endfor %}{% for k in {'x':1} %}{{ k }}{% endfor %}{% for c in 'ab' %}{{ c }}.{% endfor %}",
        '3 7 xa.b.',
      ],
      ['{% for (a, b) in [(1,2)] %}{{ a }}{{ b }}{% endfor %}', '12'],
      ['{% for row in [[1,2],[3,4]] %}{% for c in row %}{{ loop.index }}{{ c }}{% endfor %};{% endfor %}', '1122;1324;'],
    ])('%s', (template, expected) => {
      expect(rendered(template)).toBe(expected);
    });
  });

  describe('names that are set', () => {
    it.each([
      ["{% set ns = namespace(x=0, y='a') %}{% for i in range(4) %}{% set ns.x = ns.x + i %}{% endfor %}{{ ns.x }}{{ ns.y }}", '6a'],
      ['{% set x = 1 %}{% for i in [1] %}{% set x = 2 %}{% endfor %}{{ x }}{% if true %}{% set x = 3 %}{% endif %}{{ x }}', '13'],
      ['{% set a, b = 1, 2 %}{{ a }}{{ b }}{% set t = 1, 2 %}{{ t }}', '12(1, 2)'],
      ['{% set x %}  text {{ 1 + 1 }} {% endset %}[{{ x }}]', '[  text 2 ]'],
    ])('%s', (template, expected) => {
      expect(rendered(template)).toBe(expected);
    });
  });

  describe('text between tags', () => {
    it.each([
      ['{% raw %}{{ not evaluated }} {% if %}{% endraw %} after', '{{ not evaluated }} {% if %} after'],
      ['{%- raw -%}  {{ x }}  {%- endraw -%}  z', '{{ x }}z'],
      ["{% filter upper %}abc{{ 'd' }}{% endfilter %}", 'ABCD'],
      ['{{ 1 -}}   x   {{- 2 }}', '1x2'],
      ['a  {%- if true -%}  b  {%- endif -%}  c', 'abc'],
      ['{# comment #}x{#- trimmed -#}  y', 'xy'],
      ['{{ "{{ nested }}" }} {{ \'%}\' }} {{ "}}" }}', '{{ nested }} %} }}'],
      ['{% set q = "select \'{{\' as x" %}{{ q }}', "select '{{' as x"],
    ])('%s', (template, expected) => {
      expect(rendered(template)).toBe(expected);
    });
  });

  describe('macros', () => {
    it.each([
      [
        "{% macro m(a, b=2, c='x') %}{{ a }}-{{ b }}-{{ c }}{% endmacro %}{{ m(1) }} {{ m(1, c=3) }} {{ m(b=5, a=4) }}",
        '1-2-x 1-2-3 4-5-x',
      ],
      ['{% macro m(a) %}{{ a }}|{{ varargs }}|{{ kwargs }}{% endmacro %}{{ m(1, 2, 3, k="v") }}', "1|(2, 3)|{'k': 'v'}"],
      ["{% macro m(a, b=a ~ '!') %}{{ b }}{% endmacro %}{{ m('x') }}", 'x!'],
      ['{% macro wrap(t) %}<{{ t }}>{{ caller() }}</{{ t }}>{% endmacro %}{% call wrap("b") %}in{% endcall %}', '<b>in</b>'],
      [
        "{% macro each(l) %}{% for i in l %}{{ caller(i) }}{% endfor %}{% endmacro %}{% call(x) each(['a', 'b']) %}{{ x }};{% endcall %}",
        'a;b;',
      ],
      ['{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}B{% endmacro %}{{ a() }}', 'B'],
      ['{% macro f(n) %}{{ 1 if n <= 1 else n * (f(n - 1) | int) }}{% endmacro %}{{ f(5) }}', '120'],
    ])('%s', (template, expected) => {
      expect(rendered(template)).toBe(expected);
    });

    it.each([
      ['a list', '{% macro m() %}{{ return([1, 2]) }}{% endmacro %}{{ m()[1] + 1 }}', '3'],
      ['a dict', "{% macro m() %}{% do return({'a': 5}) %}{% endmacro %}{{ m().a }}", '5'],
      [
        'from a loop, which stops there',
        '{% macro m() %}x{% for i in range(9) %}{% if i == 3 %}{{ return(i) }}{% endif %}{% endfor %}y{% endmacro %}{{ m() * 2 }}',
        '6',
      ],
      ['from a set block', '{% macro m() %}{% set t %}{{ return(1) }}{% endset %}2{% endmacro %}{{ m() }}', '1'],
      ['nothing', '{% macro m() %}x{{ return(none) }}{% endmacro %}{{ m() is none }}', 'True'],
    ])('return() gives %s', (_, template, expected) => {
      expect(rendered(template)).toBe(expected);
    });
  });
});
