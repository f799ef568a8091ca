package io.codeweft.extract.worker;

import java.time.Duration;

/**
 * Bounds of the worker processes.
 *
 * @param processes how many there are at most
 * @param memoryBytes address space of each; 0 = no limit
 * @param timeout longest a file may take
 */
public record WorkerOptions(int processes, long memoryBytes, Duration timeout) {}
