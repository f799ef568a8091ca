/**
 * udf-service owns the function snapshot. At start it binds the library in a private engine and
 * verifies it there ({@link io.codeweft.udf.VerifiedLibrary}), restores the SQL functions from
 * their topic, which the registry writes, and puts both together; every change after that gives a
 * new snapshot. Only a library in parity is published ({@link io.codeweft.udf.SnapshotPublisher}),
 * and the service is ready only then. {@link io.codeweft.udf.FunctionsResource} shows the functions
 * to people and tools.
 */
@NullMarked
package io.codeweft.udf;

import org.jspecify.annotations.NullMarked;
