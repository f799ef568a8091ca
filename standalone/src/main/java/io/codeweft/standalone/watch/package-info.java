/**
 * {@code weft watch}: {@link io.codeweft.standalone.watch.FolderWatch} says that something below a
 * folder may have changed, {@link io.codeweft.standalone.watch.WatchLoop} builds again. What has
 * changed is not decided here: the incremental extract compares contents, so that an event too many
 * costs a scan, and none has to be kept.
 */
@NullMarked
package io.codeweft.standalone.watch;

import org.jspecify.annotations.NullMarked;
