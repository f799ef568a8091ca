/** The bindings of the function library for Spark SQL, bound and run on Spark in this JVM. */
@NullMarked
package io.codeweft.functions.spark;

import org.jspecify.annotations.NullMarked;
