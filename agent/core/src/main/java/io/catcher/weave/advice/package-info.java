/** The code that is copied into woven methods: one bridge call on entry and one on exit. */
@NullMarked
package io.catcher.weave.advice;

import org.jspecify.annotations.NullMarked;
