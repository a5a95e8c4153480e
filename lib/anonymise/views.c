/*
 * The parts of a text that are written in some code, decoded: each with what is around it, so that a name is seen whole
 * of which only a letter was coded.
 */
#include "codes.h"
#include "views.h"

#include <string.h>

enum { AROUND = 160 };

static void copy(struct decoded *decoded, const unsigned char *text, size_t from, size_t to)
{
	decoded_put(decoded, text + from, to - from, from, to, 1);
}

/* Where a window may start or end that would start or end at a byte: not inside a character. */
static size_t whole(const unsigned char *text, size_t at, size_t lowest)
{
	while (at > lowest && (text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

bool decode_parts(const unsigned char *text, size_t length, struct decoded *ret)
{
	static const bool begins[256] = { ['<'] = true, ['&'] = true, ['*'] = true, ['_'] = true, ['~'] = true,
					  ['`'] = true, ['%'] = true, ['='] = true, ['\\'] = true };
	struct decoded decoded = { 0 };
	size_t copied = 0; /* up to where the text is decoded or will not be */
	size_t at = 0;

	while (at < length) {
		while (length - at >= 4 &&
		       !(begins[text[at]] | begins[text[at + 1]] | begins[text[at + 2]] | begins[text[at + 3]]))
			at += 4;
		while (at < length && !begins[text[at]])
			at++;
		if (at == length)
			break;

		struct code code = code_at(text, at, length);

		if (!code.length) {
			at++;
			continue;
		}
		if (decoded.change_count && at > copied + 2 * AROUND) {
			size_t end = whole(text, copied + AROUND, copied);

			copy(&decoded, text, copied, end);
			decoded_put(&decoded, "\n\n", 2, end, end, 0);
			copied = whole(text, at - AROUND, end);
		} else if (!decoded.change_count) {
			copied = whole(text, at > AROUND ? at - AROUND : 0, 0);
		}
		copy(&decoded, text, copied, at);
		decoded_put(&decoded, code.text, code.size, at, at + code.length, 0);
		decoded_change(&decoded, at, at + code.length);
		at += code.length;
		copied = at;
	}
	if (decoded.change_count)
		copy(&decoded, text, copied, copied + AROUND < length ? whole(text, copied + AROUND, copied) : length);
	return decoded_give(&decoded, ret);
}

bool looks_utf16(const unsigned char *text, size_t length)
{
	size_t looked = length < 256 ? length & ~(size_t)1 : 256, even = 0, odd = 0;

	if (length >= 2 && ((text[0] == 0xFF && text[1] == 0xFE) || (text[0] == 0xFE && text[1] == 0xFF)))
		return true;
	for (size_t i = 0; i < looked; i += 2) {
		even += !text[i];
		odd += !text[i + 1];
	}
	return looked >= 8 && ((even > looked / 4 && !odd) || (odd > looked / 4 && !even));
}

static uint32_t unit_at(const unsigned char *text, size_t at, bool little)
{
	return little ? text[at] | (uint32_t)text[at + 1] << 8 : (uint32_t)text[at] << 8 | text[at + 1];
}

bool decode_utf16(const unsigned char *text, size_t length, struct decoded *ret)
{
	struct decoded decoded = { 0 };
	bool little = (text[0] == 0xFF && text[1] == 0xFE) || (text[0] && !text[1]);
	size_t at = (text[0] == 0xFF && text[1] == 0xFE) || (text[0] == 0xFE && text[1] == 0xFF) ? 2 : 0;

	while (at + 1 < length) {
		uint32_t point = unit_at(text, at, little);
		uint32_t pair = at + 3 < length ? point_of_pair(point, unit_at(text, at + 2, little)) : 0;
		size_t size = pair ? 4 : 2;
		struct code code = { 0 };

		say_point(&code, pair ? pair : is_point(point) ? point : 0xFFFD);
		decoded_put(&decoded, code.text, code.size, at, at + size, code.size == 1 ? (uint32_t)size : 0);
		at += size;
	}
	decoded_change(&decoded, 0, length);
	return decoded_give(&decoded, ret);
}

bool fold_decoded(const struct decoded *decoded, struct folded *view, struct findings *findings)
{
	size_t first = findings ? findings->count : 0;

	if (!fold_over(decoded->bytes, decoded->count, view, findings))
		return false;
	view->pieces = decoded->pieces;
	view->piece_count = decoded->piece_count;
	for (size_t i = first; findings && i < findings->count; i++) {
		struct finding *finding = &findings->list[i];

		finding->end = piece_end(decoded->pieces, decoded->piece_count, finding->end - 1);
		finding->start = piece_start(decoded->pieces, decoded->piece_count, finding->start);
	}
	return true;
}
