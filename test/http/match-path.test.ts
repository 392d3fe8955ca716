import { describe, expect, it } from 'vitest';
import { createPathMatcher, placesOf } from '../../functions/http/match-path.ts';

const match = createPathMatcher([
  '/v1/{thing}',
  '/v1/me',
  '/v1/{thing}/{part}',
  '/v1/me/{part}',
  '/v1/{thing}/team',
  '/v1/me/team',
]);

describe('matching a path', () => {
  it.each([
    ['/v1/me', '/v1/me'],
    ['/v1/you', '/v1/{thing}'],
    ['/v1/me/team', '/v1/me/team'],
    ['/v1/me/other', '/v1/me/{part}'],
    ['/v1/you/team', '/v1/{thing}/team'],
    ['/v1/you/other', '/v1/{thing}/{part}'],
    ['/v1/', null],
    ['/v1', null],
    ['/v1/me/', null],
    ['/v1//team', null],
    ['/v1/me/team/more', null],
    ['v1/me', null],
    ['', null],
  ])('%s fits %s', (path, template) => {
    expect(match(path)).toBe(template);
  });

  it('reads the places, percent-decoded once', () => {
    expect(placesOf('/v1/{thing}/team/{part}', '/v1/a%20b/team/%2541')).toEqual({ thing: 'a b', part: '%41' });
  });

  it('says when a percent-escape is broken', () => {
    expect(() => placesOf('/v1/{thing}', '/v1/%e0%a4')).toThrow(URIError);
  });
});
