/** Stack map frames, brought into the form that the advice can do. */
@NullMarked
package io.catcher.weave.frames;

import org.jspecify.annotations.NullMarked;
