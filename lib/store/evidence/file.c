/*
 * Whole files, for keys and packs: written so that they are on the disk or not there, read up to a limit.
 */
#include "evidence/evidence.h"
#include "trouble.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

cspr_status say_errno(struct cspr_trouble *trouble, const char *words)
{
	return say_wrong(trouble, CSPR_ERROR_UNAVAILABLE, 0, "%s: %s", words, strerror(errno));
}

static bool write_all(int file, const char *bytes, size_t length)
{
	while (length) {
		ssize_t written = write(file, bytes, length);

		if (written < 0 && errno != EINTR)
			return false;
		if (written > 0) {
			bytes += written;
			length -= (size_t)written;
		}
	}
	return true;
}

cspr_status file_create(int folder, const char *name, unsigned mode, const char *bytes, size_t length,
			struct cspr_trouble *trouble)
{
	int file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
	bool good;

	if (file < 0)
		return say_errno(trouble, "a file can't be made");
	good = write_all(file, bytes, length) && fsync(file) == 0;
	if (!good) {
		say_errno(trouble, "a file can't be written");
		unlinkat(folder, name, 0);
	}
	close(file);
	return good ? CSPR_DONE : CSPR_ERROR_UNAVAILABLE;
}

cspr_status file_read(int file, size_t most, char **ret, size_t *ret_length, struct cspr_trouble *trouble)
{
	struct stat about;
	size_t length = 0, room;
	char *bytes;

	if (fstat(file, &about) != 0)
		return say_errno(trouble, "a file can't be read");
	if (about.st_size < 0 || (uint64_t)about.st_size > most) {
		return say_wrong(trouble, CSPR_ERROR_LIMIT, 0, "a file is far larger than it could be");
	}
	room = (size_t)about.st_size;
	bytes = malloc(room + 1);
	if (!bytes)
		return CSPR_ERROR_NO_MEMORY;
	while (length < room) {
		ssize_t got = read(file, bytes + length, room - length);

		if (got == 0)
			break;
		if (got < 0 && errno != EINTR) {
			free(bytes);
			return say_errno(trouble, "a file can't be read");
		}
		length += got > 0 ? (size_t)got : 0;
	}
	bytes[length] = '\0';
	*ret = bytes;
	*ret_length = length;
	return CSPR_DONE;
}
