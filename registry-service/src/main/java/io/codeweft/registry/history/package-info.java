/**
 * The Delta table of ended builds, {@code tables/_codeweft/builds_v1}: one row per build that
 * completed, was refused or failed, for the registry after the topics have forgotten, and for
 * readers without a server. {@link io.codeweft.registry.history.BuildHistory} is the way in.
 */
@NullMarked
package io.codeweft.registry.history;

import org.jspecify.annotations.NullMarked;
