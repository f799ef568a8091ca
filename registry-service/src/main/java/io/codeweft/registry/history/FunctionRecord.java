package io.codeweft.registry.history;

import io.codeweft.contracts.event.FunctionChanged;

/**
 * A version of an SQL function: a row of the history.
 *
 * @param sequence counts the rows from 0
 * @param change what was done
 * @param changedAt ISO-8601 in UTC: the time of the record on the topic
 */
public record FunctionRecord(long sequence, FunctionChanged change, String changedAt) {}
