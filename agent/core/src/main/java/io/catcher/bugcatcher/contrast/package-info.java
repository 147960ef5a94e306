/** Says what a method's failing calls have in common that its succeeding ones do not. */
@NullMarked
package io.catcher.bugcatcher.contrast;

import org.jspecify.annotations.NullMarked;
