/*
 * A file system in which something goes wrong at a chosen point: the process is killed, the power is lost, or an
 * operation fails. It stands between SQLite and the file system of the machine, and counts what changes a file: each
 * write, sync, truncation, deletion and lock of the shared index.
 */
#ifndef FAULTS_H
#define FAULTS_H

enum fault {
	FAULT_NONE,
	FAULT_KILL,	   /* before the operation */
	FAULT_KILL_MIDDLE, /* a write: after half of it */
	FAULT_POWER_ALL,   /* all that was written since the last sync of its file is lost */
	FAULT_POWER_SOME,  /* some of it is */
	FAULT_FULL,	   /* this write and all later ones find no room; half of the first gets through */
	FAULT_SYNC,	   /* this sync fails, once */
};

/* Makes it the file system that SQLite uses from now on. */
void faults_install(void);
/* The n-th operation from now on (of those that the fault is about), from 1. */
void faults_set(enum fault fault, unsigned point, unsigned seed);
/* Whether the point was reached. */
int faults_reached(void);

#endif
