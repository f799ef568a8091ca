/**
 * The registry over HTTP, below {@code /registry}: one resource per noun, its answers as records
 * beside it. Names are snake_case, errors are problem details.
 */
@NullMarked
package io.codeweft.registry.rest;

import org.jspecify.annotations.NullMarked;
