/** Changes a running agent: another configuration, switched off and on. */
@NullMarked
package io.catcher.boot.reload;

import org.jspecify.annotations.NullMarked;
