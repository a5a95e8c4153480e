/*
 * What is looked for: a register, read and made ready to scan with; and whole files as bytes. Decides nothing.
 */
#include "texts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 65536 };
static const size_t most_bytes = (size_t)1 << 30;

bool bytes_add(struct bytes *bytes, const char *more, size_t length, struct trouble *trouble)
{
	if (length > most_bytes - bytes->length)
		return bad_input(trouble, "", "there is more than 1 GiB of it");
	if (bytes->length + length + 1 > bytes->room) {
		size_t room = bytes->room ? bytes->room : PIECE;
		char *grown;

		while (room < bytes->length + length + 1)
			room *= 2;
		grown = malloc(room);
		if (!grown)
			return no_memory(trouble);
		if (bytes->length)
			memcpy(grown, bytes->bytes, bytes->length);
		size_t kept = bytes->length;
		bytes_free(bytes);
		*bytes = (struct bytes){ grown, kept, room };
	}
	if (length)
		memcpy(bytes->bytes + bytes->length, more, length);
	bytes->length += length;
	bytes->bytes[bytes->length] = '\0';
	return true;
}

void bytes_free(struct bytes *bytes)
{
	volatile char *byte = bytes->bytes;

	for (size_t i = 0; i < bytes->length; i++)
		byte[i] = 0;
	free(bytes->bytes);
	*bytes = (struct bytes){ 0 };
}

bool bytes_drain(struct bytes *bytes, int descriptor, struct trouble *trouble)
{
	char piece[PIECE];
	ssize_t count;
	bool good = bytes_add(bytes, "", 0, trouble);

	while (good && (count = read(descriptor, piece, sizeof(piece))) != 0) {
		if (count > 0)
			good = bytes_add(bytes, piece, (size_t)count, trouble);
		else if (errno != EINTR)
			good = bad_input(trouble, "", "the file can't be read: %s", strerror(errno));
	}
	memset(piece, 0, sizeof(piece));
	return good;
}

bool bytes_read(struct bytes *bytes, const char *name, struct trouble *trouble)
{
	bool input = strcmp(name, "-") == 0;
	int descriptor = input ? STDIN_FILENO : open(name, O_RDONLY);

	*bytes = (struct bytes){ 0 };
	if (descriptor < 0)
		return bad_input(trouble, "", "the file can't be opened: %s", strerror(errno));
	bool good = bytes_drain(bytes, descriptor, trouble);
	if (!input)
		close(descriptor);
	if (!good)
		bytes_free(bytes);
	return good;
}

bool anonymise_trouble(cspr_status status, struct trouble *trouble)
{
	if (!trouble->what.message[0])
		return status_trouble(status, trouble);
	told_trouble(status, trouble);
	if (status == CSPR_ERROR_LIMIT)
		trouble->exit = EXIT_UNAVAILABLE;
	return false;
}

/* A digest under a short key is no secret: the shortest is filled up. */
static bool key_fill(struct searcher *searcher, const char *key, struct trouble *trouble)
{
	static const char filling[16] = { 0 };

	if (key)
		return bytes_read(&searcher->key, key, trouble) &&
		       (searcher->key.length >= sizeof(filling) ||
			bad_input(trouble, "", "a key is at least 16 bytes, and random"));
	return bytes_add(&searcher->key, searcher->file.bytes, searcher->file.length, trouble) &&
	       bytes_add(&searcher->key, filling, sizeof(filling), trouble);
}

bool searcher_open(struct searcher *searcher, const char *file, const char *key, struct trouble *trouble)
{
	cspr_status status;

	*searcher = (struct searcher){ 0 };
	if (strcmp(file, "-") == 0)
		return bad_input(trouble, "", "a register is a file, not standard input");
	if (!bytes_read(&searcher->file, file, trouble))
		return false;
	status =
		cspr_register_read(searcher->file.bytes, searcher->file.length, &searcher->reg, trouble_begin(trouble));
	if (status == CSPR_DONE)
		status = cspr_scanner_new(searcher->reg, NULL, &searcher->scanner, trouble_begin(trouble));
	bool good = status == CSPR_DONE ? key_fill(searcher, key, trouble) : anonymise_trouble(status, trouble);
	if (good && !cspr_register_count(searcher->reg))
		good = bad_input(trouble, "", "nobody is in the register: a line for each field, id TAB class TAB pseudonym TAB "
					     "field TAB value");
	if (!good)
		searcher_close(searcher);
	return good;
}

void searcher_warn(const struct searcher *searcher)
{
	struct cspr_lint lint = { .size = sizeof(lint) };

	for (size_t i = 0; cspr_register_lint(searcher->reg, NULL, 0, i, &lint) == CSPR_DONE; i++)
		fprintf(stderr, "cspr: register: the pseudonym of %s: %s%s%s\n", lint.id, cspr_lint_name(lint.code),
			lint.other ? " with " : "", lint.other ? lint.other : "");
}

void searcher_close(struct searcher *searcher)
{
	cspr_scanner_free(searcher->scanner);
	cspr_register_free(searcher->reg);
	bytes_free(&searcher->file);
	bytes_free(&searcher->key);
	*searcher = (struct searcher){ 0 };
}
