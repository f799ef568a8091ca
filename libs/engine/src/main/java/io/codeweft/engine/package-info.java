/**
 * Runs compiled view programs; which engine does it is not visible from here.
 *
 * <p>A {@link io.codeweft.engine.Engine} opens an {@link io.codeweft.engine.EngineSession} per
 * task: private, bounded ({@link io.codeweft.engine.SessionOptions}) and unable to reach anything
 * but the files it was given. Inputs come in as Parquet files ({@code table}) or as Arrow record
 * batches ({@code load}); programs become relations ({@code define}); results leave as Parquet with
 * statistics ({@code write}, {@code changes}) or as Arrow record batches ({@code query}). Contracts
 * are checked where the rows are ({@code check}). Every failure is an {@link
 * io.codeweft.engine.EngineException} with a kind that says who has to act.
 *
 * <p>{@link io.codeweft.engine.ArrowMemory} owns the process's Arrow buffers and {@link
 * io.codeweft.engine.ArrowSchemas} translates schemas; there are no row objects.
 */
@NullMarked
package io.codeweft.engine;

import org.jspecify.annotations.NullMarked;
