/**
 * By what the rows of a plan can be told apart. {@link
 * io.codeweft.compiler.internal.partition.Spreading} walks a plan and finds, for each output
 * column, which rows of each input decide over the rows with one value of that column: its {@link
 * io.codeweft.compiler.internal.partition.Reach}. That does not depend on who owns what. {@link
 * io.codeweft.compiler.internal.partition.Partitioner} compares it with the owners of the inputs.
 */
@NullMarked
package io.codeweft.compiler.internal.partition;

import org.jspecify.annotations.NullMarked;
