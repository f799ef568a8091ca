/**
 * What the topics forget, as Delta tables that need no server to be read. {@link
 * io.codeweft.registry.history.BuildHistory} is {@code tables/_codeweft/builds_v1}: one row per
 * build that completed, was refused, has failed or was cancelled. {@link
 * io.codeweft.registry.history.RegistrationHistory} is {@code tables/_codeweft/registrations_v1}:
 * one row per registration, refused ones included. {@link
 * io.codeweft.registry.history.FunctionHistory} is {@code tables/_codeweft/functions_v1}: one row
 * per version of an SQL function.
 */
@NullMarked
package io.codeweft.registry.history;

import org.jspecify.annotations.NullMarked;
