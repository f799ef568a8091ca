/** The main job: register, extract, wait for the build, sum up. */
@NullMarked
package io.codeweft.standalone.run;

import org.jspecify.annotations.NullMarked;
