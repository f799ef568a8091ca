/**
 * The {@code weft} command: all services and an embedded Kafka broker in one JVM.
 *
 * <ul>
 *   <li>{@link io.codeweft.standalone.cli}: one class per sub-command;
 *   <li>{@link io.codeweft.standalone.server}: starts and stops broker and services;
 *   <li>{@link io.codeweft.standalone.client}: what the command asks the services, over HTTP;
 *   <li>{@link io.codeweft.standalone.run}: the main job from extract to summary;
 *   <li>{@link io.codeweft.standalone.sql}: queries over the tables of a build.
 * </ul>
 */
@NullMarked
package io.codeweft.standalone;

import org.jspecify.annotations.NullMarked;
