/*
 * What is packed into a token of a text: Base64, as it is written in mails, in addresses and over many lines, and
 * hexadecimal digits.
 *
 * A token is decoded where it is text through and through. Else the parts of it are tried that are between the signs
 * - _ + / of Base64, which are signs of addresses and of file names, too.
 *
 * What must stay true: a byte is tried six times at most, as digits, as Base64 and as Base64 with its last lines left
 * out, in a token and in a part of it; and what is no text is given up after few bytes.
 */
#include "packed.h"

#include <string.h>

enum {
	FEWEST = 8,	  /* characters of a token, with the = after it */
	FEWEST_BYTES = 4, /* of what it says */
	LINE_LEAST = 60,  /* characters of a line after which a token may go on in the next */
	SHORT = 8,	  /* bytes: in fewer, all are letters but one in JOINT_EVERY; else two of three may be signs */
	JOINT_EVERY = 6,
	BROKEN_MOST = 2, /* bytes that are no UTF-8: so many, and one more in each BROKEN_EVERY */
	BROKEN_EVERY = 16
};

enum { FILLED = 64, BREAK, NO_VALUE }; /* by =; where a line may break; no character of a token */
enum { JOINT = 62 /* and 63: a sign */ };

struct alphabet {
	uint8_t value[256]; /* of Base64 */
	uint8_t hex[256];   /* 16: no digit */
};

struct unpacking {
	const unsigned char *text;
	size_t length;
	struct alphabet alphabet;
	struct decoded *decoded;
	size_t end; /* of the last token that was decoded */
};

static void make_alphabet(struct alphabet *alphabet)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	memset(alphabet->value, NO_VALUE, sizeof(alphabet->value));
	memset(alphabet->hex, 16, sizeof(alphabet->hex));
	for (uint8_t i = 0; i < 64; i++)
		alphabet->value[(unsigned char)digits[i]] = i;
	alphabet->value['-'] = JOINT;
	alphabet->value['_'] = JOINT + 1;
	alphabet->value['='] = FILLED;
	alphabet->value['\r'] = alphabet->value['\n'] = BREAK;
	for (uint8_t i = 0; i < 16; i++) {
		alphabet->hex[(unsigned char)"0123456789abcdef"[i]] = i;
		alphabet->hex[(unsigned char)"0123456789ABCDEF"[i]] = i;
	}
}

/* Whether bytes look like text: many are letters, digits and spaces, and none controls anything. */
struct looks {
	size_t count, letters, joints, odd, broken;
	unsigned more; /* bytes that the character goes on for */
};

static bool is_letter(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

static bool is_common(unsigned char byte)
{
	return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == ' ' || byte == '\n' || byte == '\r' ||
	       byte == '\t';
}

static bool is_control(unsigned char byte)
{
	return byte == 0x7F || (byte < 0x20 && !is_common(byte));
}

/* One byte more; false: it is no text. */
static bool look_at(struct looks *looks, unsigned char byte)
{
	looks->count++;
	looks->letters += is_letter(byte);
	looks->joints += byte == '\'' || byte == '-' || byte == ' ' || byte == '.';
	if (byte >= 0x80 && byte < 0xC0 && looks->more) {
		looks->more--;
		return true;
	}
	looks->broken += looks->more > 0 || (byte >= 0x80 && byte < 0xC2) || byte > 0xF4;
	looks->more = byte < 0xC2 || byte > 0xF4 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
	looks->odd += !is_common(byte);
	return looks->broken <= BROKEN_MOST + looks->count / BROKEN_EVERY && !is_control(byte);
}

static bool is_text(const struct looks *looks)
{
	if (looks->count < FEWEST_BYTES)
		return false;
	if (looks->count < SHORT)
		return looks->letters + looks->joints == looks->count && looks->joints * JOINT_EVERY <= looks->count &&
		       !looks->broken;
	return looks->odd * 3 <= looks->count * 2;
}

static bool put_token(struct unpacking *unpacking, size_t start, size_t end, size_t count)
{
	decoded_take(unpacking->decoded, count, start, end, 0);
	decoded_change(unpacking->decoded, start, end);
	unpacking->end = end;
	return true;
}

/* Between what two tokens say there is a space if that is between the tokens, else the end of a paragraph. */
static void put_gap(struct unpacking *unpacking, size_t start)
{
	const unsigned char *gap = unpacking->text + unpacking->end;
	bool joined = start - unpacking->end == 1 && (*gap == ' ' || *gap == '\n');

	if (unpacking->decoded->count)
		decoded_put(unpacking->decoded, "\n\n", joined ? 1 : 2, unpacking->end, start, 0);
}

static bool unpack_hex(struct unpacking *unpacking, size_t start, size_t end)
{
	const uint8_t *hex = unpacking->alphabet.hex;
	const unsigned char *text = unpacking->text;
	size_t from = text[start] == '0' && (text[start + 1] | 0x20) == 'x' ? start + 2 : start;
	struct looks looks = { 0 };
	unsigned char *to;

	if ((end - from) % 2 || end - from < 2 * (size_t)FEWEST_BYTES)
		return false;
	put_gap(unpacking, start);
	to = decoded_reserve(unpacking->decoded, (end - from) / 2);
	for (size_t at = from; to && at < end; at += 2) {
		uint8_t high = hex[text[at]], low = hex[text[at + 1]];

		if (high > 15 || low > 15 || !look_at(&looks, (unsigned char)(high << 4 | low)))
			return false;
		to[looks.count - 1] = (unsigned char)(high << 4 | low);
	}
	return to && is_text(&looks) && put_token(unpacking, start, end, looks.count);
}

/* Base64. Where the last lines are none, the lines before them are tried: *ret_good is where those end, or 0. */
static bool unpack_base64(struct unpacking *unpacking, size_t start, size_t end, size_t *ret_good)
{
	const unsigned char *text = unpacking->text;
	unsigned char *to;
	struct looks looks = { 0 };
	uint32_t bits = 0;
	unsigned count = 0;

	*ret_good = 0;
	put_gap(unpacking, start);
	to = decoded_reserve(unpacking->decoded, (end - start) / 4 * 3 + 3);
	for (size_t at = start; to && at < end && text[at] != '='; at++) {
		uint8_t value = unpacking->alphabet.value[text[at]];

		if (value == BREAK) {
			*ret_good = at;
			continue;
		}
		bits = bits << 6 | value;
		count += 6;
		if (count < 8)
			continue;
		count -= 8;
		to[looks.count] = (unsigned char)(bits >> count);
		if (!look_at(&looks, (unsigned char)(bits >> count)))
			return false;
	}
	return to && is_text(&looks) && put_token(unpacking, start, end, looks.count);
}

/* Whether its first characters may be those of Base64 of text: hardly any words are. */
static bool may_be_base64(const struct unpacking *unpacking, size_t start)
{
	const uint8_t *value = unpacking->alphabet.value;
	const unsigned char *text = unpacking->text + start;
	unsigned char first = (unsigned char)(value[text[0]] << 2 | value[text[1]] >> 4);

	return !is_control(first) && (first < 0x80 || first >= 0xC2) &&
	       !is_control((unsigned char)(value[text[1]] << 4 | value[text[2]] >> 2)) &&
	       !is_control((unsigned char)(value[text[2]] << 6 | value[text[3]]));
}

static bool may_be_hex(const struct unpacking *unpacking, size_t start)
{
	const uint8_t *hex = unpacking->alphabet.hex;
	const unsigned char *text = unpacking->text + start;

	return hex[text[0]] < 16 && (hex[text[1]] < 16 || (text[1] | 0x20) == 'x') && hex[text[2]] < 16;
}

/* A token, or the first lines of it that are Base64; what was tried and is none is not there afterwards. */
static bool unpack_token(struct unpacking *unpacking, size_t start, size_t end)
{
	struct decoded *decoded = unpacking->decoded;
	const size_t count = decoded->count, pieces = decoded->piece_count;
	size_t good = end;
	bool done;

	if (end - start < FEWEST)
		return false;
	done = may_be_hex(unpacking, start) && unpack_hex(unpacking, start, end);
	for (unsigned tries = 0; !done && tries < 2 && good && may_be_base64(unpacking, start); tries++) {
		decoded->count = count;
		decoded->piece_count = pieces;
		done = unpack_base64(unpacking, start, good, &good);
	}
	if (!done) {
		decoded->count = count;
		decoded->piece_count = pieces;
	}
	return done;
}

static void unpack_parts(struct unpacking *unpacking, size_t start, size_t end)
{
	for (size_t from = start, to; from < end; from = to + 1) {
		for (to = from; to < end; to++) {
			uint8_t value = unpacking->alphabet.value[unpacking->text[to]];

			if (value >= JOINT && value != FILLED)
				break;
		}
		if (from > start || to < end)
			unpack_token(unpacking, from, to);
	}
}

/* The first place at or after one where there are FEWEST characters of a token in a row; the length: there is none. */
static size_t next_token(const struct unpacking *unpacking, size_t at)
{
	const uint8_t *value = unpacking->alphabet.value;

	while (unpacking->length - at >= FEWEST) {
		size_t last = at + FEWEST;

		while (last > at && value[unpacking->text[last - 1]] <= FILLED)
			last--;
		if (last == at)
			return at;
		at = last;
	}
	return unpacking->length;
}

/* The end of a token, and whether there are signs or the end of a line in it. */
static size_t token_end(const struct unpacking *unpacking, size_t at, bool *ret_joined)
{
	const unsigned char *text = unpacking->text;
	const size_t length = unpacking->length;
	const uint8_t *value = unpacking->alphabet.value;
	size_t line = at, next;

	for (*ret_joined = false;; *ret_joined = true, line = at = next + 1) {
		for (; at < length && value[text[at]] < FILLED; at++)
			*ret_joined |= value[text[at]] >= JOINT;
		next = at + (at < length && text[at] == '\r');
		if (at - line < LINE_LEAST || next + 1 >= length || text[next] != '\n' ||
		    value[text[next + 1]] >= FILLED)
			break;
	}
	for (size_t i = 0; i < 2 && at < length && text[at] == '='; i++)
		at++;
	return at;
}

/* A token begins after the code of a sign, too: %22, \n. */
static size_t after_code(const struct unpacking *unpacking, size_t start)
{
	const unsigned char *text = unpacking->text;
	const uint8_t *hex = unpacking->alphabet.hex;

	if (start && text[start - 1] == '%' && hex[text[start]] < 16 && hex[text[start + 1]] < 16)
		return start + 2;
	return start && text[start - 1] == '\\' && strchr("nrt", text[start]) ? start + 1 : start;
}

bool decode_packed(const unsigned char *text, size_t length, struct decoded *ret)
{
	struct decoded decoded = { 0 };
	struct unpacking unpacking = { .text = text, .length = length, .decoded = &decoded };
	size_t start, end;
	bool joined;

	make_alphabet(&unpacking.alphabet);
	for (start = next_token(&unpacking, 0); start < length; start = next_token(&unpacking, end)) {
		end = token_end(&unpacking, start, &joined);
		start = after_code(&unpacking, start);
		while (start < end && unpack_token(&unpacking, start, end))
			for (start = unpacking.end; start < end && unpacking.alphabet.value[text[start]] == BREAK;)
				start++;
		if (joined)
			unpack_parts(&unpacking, start, end);
	}
	return decoded_give(&decoded, ret);
}
