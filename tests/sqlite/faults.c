#define _POSIX_C_SOURCE 200809L

#include "faults.h"

#include <sqlite3.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum operation { WRITE, SYNC, OTHER };

struct file {
	sqlite3_file base;
	char *name;
	struct file *next;
	sqlite3_file *real;
};

/* What stood where something was written that is not synced yet; the last one first. */
struct undo {
	struct undo *next;
	struct file *file;
	sqlite3_int64 at, size; /* the file's size before */
	int length;
	char bytes[];
};

static sqlite3_vfs *machine, ours;
static struct file *files;
static struct undo *unsynced;
static enum fault planned;
static unsigned remaining, dice;
static int reached;

static struct file *of(sqlite3_file *file)
{
	return (struct file *)file;
}

static sqlite3_file *real(sqlite3_file *file)
{
	return of(file)->real;
}

static void die(void)
{
	kill(getpid(), SIGKILL);
	for (;;)
		pause();
}

static unsigned roll(void)
{
	dice = dice * 1664525u + 1013904223u;
	return dice >> 16;
}

/* The index that processes share is memory, and goes as well. */
static void lose_power(int some)
{
	for (struct undo *undo = unsynced; undo; undo = undo->next) {
		if (some && roll() % 2)
			continue;
		undo->file->real->pMethods->xWrite(undo->file->real, undo->bytes, undo->length, undo->at);
		if (!some)
			undo->file->real->pMethods->xTruncate(undo->file->real, undo->size);
	}
	for (struct file *file = files; file; file = file->next) {
		char name[4096];

		snprintf(name, sizeof name, "%s-shm", file->name);
		unlink(name);
	}
	die();
}

/* Whether the operation is the one that goes wrong. */
static int now(enum operation operation)
{
	if (planned == FAULT_NONE || (planned == FAULT_FULL && operation != WRITE) ||
	    (planned == FAULT_SYNC && operation != SYNC))
		return 0;
	if (remaining == 0 || --remaining > 0)
		return 0;
	reached = 1;
	if (planned == FAULT_KILL || (planned == FAULT_KILL_MIDDLE && operation != WRITE))
		die();
	if (planned == FAULT_POWER_ALL || planned == FAULT_POWER_SOME)
		lose_power(planned == FAULT_POWER_SOME);
	return 1;
}

static void remember(struct file *file, int length, sqlite3_int64 at)
{
	struct undo *undo = malloc(sizeof *undo + (size_t)length);

	if (!undo)
		abort();
	*undo = (struct undo){ .next = unsynced, .file = file, .at = at, .length = length };
	memset(undo->bytes, 0, (size_t)length);
	file->real->pMethods->xFileSize(file->real, &undo->size);
	file->real->pMethods->xRead(file->real, undo->bytes, length, at);
	unsynced = undo;
}

static void forget(const struct file *file)
{
	struct undo **place = &unsynced;

	while (*place) {
		struct undo *undo = *place;

		if (undo->file == file) {
			*place = undo->next;
			free(undo);
		} else {
			place = &undo->next;
		}
	}
}

static int write_bytes(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at)
{
	if (now(WRITE)) {
		real(file)->pMethods->xWrite(real(file), bytes, length / 2, at);
		if (planned == FAULT_KILL_MIDDLE)
			die();
	}
	if (planned == FAULT_FULL && reached)
		return SQLITE_FULL;
	if (planned == FAULT_POWER_ALL || planned == FAULT_POWER_SOME)
		remember(of(file), length, at);
	return real(file)->pMethods->xWrite(real(file), bytes, length, at);
}

/* The machine itself does not stop: nothing needs to reach the disk, only to be known as synced. */
static int sync_file(sqlite3_file *file, int flags)
{
	(void)flags;
	if (now(SYNC))
		return SQLITE_IOERR_FSYNC;
	forget(of(file));
	return SQLITE_OK;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
	now(OTHER);
	forget(of(file));
	return real(file)->pMethods->xTruncate(real(file), size);
}

static int close_file(sqlite3_file *file)
{
	struct file *closed = of(file), **place = &files;
	int result = real(file)->pMethods->xClose(real(file));

	while (*place && *place != closed)
		place = &(*place)->next;
	if (*place)
		*place = closed->next;
	forget(closed);
	free(closed->real);
	free(closed->name);
	return result;
}

static int read_bytes(sqlite3_file *file, void *bytes, int length, sqlite3_int64 at)
{
	return real(file)->pMethods->xRead(real(file), bytes, length, at);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return real(file)->pMethods->xFileSize(real(file), size);
}

static int lock(sqlite3_file *file, int level)
{
	return real(file)->pMethods->xLock(real(file), level);
}

static int unlock(sqlite3_file *file, int level)
{
	return real(file)->pMethods->xUnlock(real(file), level);
}

static int check_reserved(sqlite3_file *file, int *reserved)
{
	return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
}

static int control(sqlite3_file *file, int what, void *with)
{
	return real(file)->pMethods->xFileControl(real(file), what, with);
}

static int sector_size(sqlite3_file *file)
{
	return real(file)->pMethods->xSectorSize(real(file));
}

static int characteristics(sqlite3_file *file)
{
	return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int map_index(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
	return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}

static int lock_index(sqlite3_file *file, int offset, int count, int flags)
{
	now(OTHER);
	return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static void index_barrier(sqlite3_file *file)
{
	real(file)->pMethods->xShmBarrier(real(file));
}

static int unmap_index(sqlite3_file *file, int remove)
{
	return real(file)->pMethods->xShmUnmap(real(file), remove);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = close_file,
	.xRead = read_bytes,
	.xWrite = write_bytes,
	.xTruncate = truncate_file,
	.xSync = sync_file,
	.xFileSize = file_size,
	.xLock = lock,
	.xUnlock = unlock,
	.xCheckReservedLock = check_reserved,
	.xFileControl = control,
	.xSectorSize = sector_size,
	.xDeviceCharacteristics = characteristics,
	.xShmMap = map_index,
	.xShmLock = lock_index,
	.xShmBarrier = index_barrier,
	.xShmUnmap = unmap_index,
};

static int open_file(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *ret_flags)
{
	struct file *opened = of(file);
	int result;

	(void)vfs;
	*opened = (struct file){ .real = calloc(1, (size_t)machine->szOsFile), .name = strdup(name ? name : "") };
	if (!opened->real || !opened->name)
		abort();
	result = machine->xOpen(machine, name, opened->real, flags, ret_flags);
	if (result) {
		free(opened->real);
		free(opened->name);
		return result;
	}
	opened->base.pMethods = &methods;
	opened->next = files;
	files = opened;
	return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
	(void)vfs;
	now(OTHER);
	return machine->xDelete(machine, name, sync_folder);
}

void faults_install(void)
{
	machine = sqlite3_vfs_find(NULL);
	ours = *machine;
	ours.zName = "faults";
	ours.szOsFile = sizeof(struct file);
	ours.xOpen = open_file;
	ours.xDelete = delete_file;
	if (sqlite3_vfs_register(&ours, 1))
		abort();
}

void faults_set(enum fault fault, unsigned point, unsigned seed)
{
	planned = fault;
	remaining = point;
	dice = seed;
	reached = 0;
}

int faults_reached(void)
{
	return reached;
}
