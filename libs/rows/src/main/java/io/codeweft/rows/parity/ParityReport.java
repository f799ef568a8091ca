package io.codeweft.rows.parity;

import io.codeweft.contracts.event.ParityChecked;

/**
 * A row of the table.
 *
 * @param sequence its place in the table: 0, 1, 2, ...
 * @param report what was found
 * @param checkedAt time of the record on the topic, ISO 8601
 */
public record ParityReport(long sequence, ParityChecked report, String checkedAt) {}
