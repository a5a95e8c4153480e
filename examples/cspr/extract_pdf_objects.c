/*
 * The objects of a PDF: those that stand in the file and those that are packed into streams of objects, with whatever
 * hangs on them: notes, fields of forms, descriptions of pictures (/Alt, /ActualText, /E), names, actions and their
 * scripts, of this version of the document and of those before it.
 *
 * What must stay true: a stream of objects or of a script that can't be unpacked is refused.
 */
#include "texts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAS_ZLIB
#include <zlib.h>
#endif

enum { MOST_SCRIPTS = 1000, MOST_UNPACKED = 1 << 28 };

const char *text_find(const char *at, const char *end, const char *words)
{
	const size_t length = strlen(words);

	while ((size_t)(end - at) >= length && (at = memchr(at, *words, (size_t)(end - at) - length + 1)) != NULL) {
		if (memcmp(at, words, length) == 0)
			return at;
		at++;
	}
	return NULL;
}

bool pdf_stream_here(const char *start, const char *at, const char *end)
{
	const size_t length = strlen("stream");

	if ((size_t)(end - at) <= length || memcmp(at, "stream", length) != 0 ||
	    (at[length] != '\r' && at[length] != '\n'))
		return false;
	while (at > start && isspace((unsigned char)at[-1]))
		at--;
	return at > start && at[-1] == '>';
}

struct packed {
	const char *dictionary, *dictionary_end;
	const char *data, *end;
	long number; /* of the object */
};

/* Whether an object begins: 7 0 obj. */
static bool object_here(const char *start, const char *at, const char *end)
{
	if (end - at < 3 || memcmp(at, "obj", 3) != 0)
		return false;
	while (at > start && isspace((unsigned char)at[-1]))
		at--;
	return at > start && isdigit((unsigned char)at[-1]);
}

/* The dictionary before a stream, and the number of its object; floor: where the stream before it ends. */
static void dictionary_find(struct packed *packed, const char *floor, const char *keyword)
{
	const char *at = keyword;

	packed->dictionary_end = keyword;
	while (at > floor && !object_here(floor, at, keyword))
		at--;
	packed->dictionary = at;
	for (int words = 0; words < 2; words++) { /* number and generation */
		while (at > floor && !isdigit((unsigned char)at[-1]))
			at--;
		while (at > floor && isdigit((unsigned char)at[-1]))
			at--;
	}
	packed->number = strtol(at, NULL, 10);
}

/* The next stream from a place on, which moves behind it. */
static bool stream_next(const char **at, const char *end, struct packed *ret)
{
	const char *keyword = *at;

	while ((keyword = text_find(keyword, end, "stream")) != NULL) {
		const char *data = keyword + strlen("stream");

		if (pdf_stream_here(*at, keyword, end)) {
			data += *data == '\r' && data + 1 < end && data[1] == '\n' ? 2 : 1;
			dictionary_find(ret, *at, keyword);
			ret->data = data;
			ret->end = text_find(data, end, "endstream");
			if (!ret->end)
				ret->end = end;
			*at = ret->end;
			return true;
		}
		keyword = data;
	}
	return false;
}

static bool says(const struct packed *packed, const char *words)
{
	return text_find(packed->dictionary, packed->dictionary_end, words) != NULL;
}

static bool can_unpack(const struct packed *packed)
{
	static const char *const others[] = { "ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode",
					      "/AHx",		"/A85",		 "/LZW",      "/RL",
					      "/Crypt",		"/Predictor" };

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (says(packed, others[i]))
			return false;
	return true;
}

#ifdef HAS_ZLIB
static bool inflate_all(const struct packed *packed, struct bytes *to, struct trouble *trouble)
{
	z_stream z = { .next_in = (Bytef *)(uintptr_t)packed->data, .avail_in = (uInt)(packed->end - packed->data) };
	char part[16384];
	int state = inflateInit(&z);
	bool good = state == Z_OK;

	while (good && state == Z_OK) {
		z.next_out = (Bytef *)part;
		z.avail_out = sizeof(part);
		state = inflate(&z, Z_NO_FLUSH);
		good = (state == Z_OK || state == Z_STREAM_END) && to->length < MOST_UNPACKED &&
		       bytes_add(to, part, sizeof(part) - z.avail_out, trouble);
	}
	inflateEnd(&z);
	return good;
}
#else
static bool inflate_all(const struct packed *packed, struct bytes *to, struct trouble *trouble)
{
	(void)packed, (void)to, (void)trouble;
	return false;
}
#endif

/* What a stream holds, added. */
static bool unpack(const struct packed *packed, struct bytes *to, struct trouble *trouble)
{
	bool good = can_unpack(packed);

	if (good && !says(packed, "/Filter"))
		good = bytes_add(to, packed->data, (size_t)(packed->end - packed->data), trouble);
	else
		good = good && inflate_all(packed, to, trouble);
	return (good && bytes_add(to, "\n", 1, trouble)) ||
	       bad_input(trouble, "",
			 "objects of this PDF are packed in a way that can't be looked at here: print it to a PDF, and "
			 "scan that");
}

/* Objects that hold scripts: those that any /JS refers to. */
struct scripts {
	long numbers[MOST_SCRIPTS];
	size_t count;
};

static bool scripts_find(const struct bytes *objects, struct scripts *scripts, struct trouble *trouble)
{
	const char *at = objects->bytes, *end = at + objects->length;

	while ((at = text_find(at, end, "/JS")) != NULL) {
		char *after;

		at += strlen("/JS");
		long number = strtol(at, &after, 10);
		if (after == at || number <= 0)
			continue;
		if (scripts->count == MOST_SCRIPTS)
			return bad_input(trouble, "", "this PDF has more than %d scripts", MOST_SCRIPTS);
		scripts->numbers[scripts->count++] = number;
	}
	return true;
}

static bool scripts_read(const struct bytes *file, const struct scripts *scripts, struct bytes *ret,
			 struct trouble *trouble)
{
	const char *at = file->bytes, *end = at + file->length;
	struct packed packed;
	bool good = true;

	while (good && scripts->count && stream_next(&at, end, &packed))
		for (size_t i = 0; i < scripts->count; i++)
			if (scripts->numbers[i] == packed.number) {
				good = unpack(&packed, ret, trouble);
				break;
			}
	return good;
}

bool pdf_objects_read(struct streams *streams, const char *file, struct trouble *trouble)
{
	struct bytes whole, unpacked = { 0 }, words = { 0 };
	struct scripts scripts = { .count = 0 };
	struct packed packed;

	if (!bytes_read(&whole, file, trouble))
		return false;

	const char *at = whole.bytes, *end = at + whole.length;
	bool good = bytes_add(&unpacked, "", 0, trouble) && bytes_add(&words, "", 0, trouble);
	while (good && stream_next(&at, end, &packed))
		if (says(&packed, "/ObjStm"))
			good = unpack(&packed, &unpacked, trouble);
	good = good && pdf_strings_read(&whole, &words, trouble) && pdf_strings_read(&unpacked, &words, trouble) &&
	       scripts_find(&whole, &scripts, trouble) && scripts_find(&unpacked, &scripts, trouble) &&
	       scripts_read(&whole, &scripts, &words, trouble);
	bytes_free(&whole);
	bytes_free(&unpacked);
	if (good)
		return streams_add(streams, "objects", &words, trouble);
	bytes_free(&words);
	return false;
}
