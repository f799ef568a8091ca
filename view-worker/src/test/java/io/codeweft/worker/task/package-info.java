@NullMarked
package io.codeweft.worker.task;

import org.jspecify.annotations.NullMarked;
