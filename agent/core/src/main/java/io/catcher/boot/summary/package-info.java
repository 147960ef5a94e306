/** Says once a minute what the watched methods and the agent did. */
@NullMarked
package io.catcher.boot.summary;

import org.jspecify.annotations.NullMarked;
