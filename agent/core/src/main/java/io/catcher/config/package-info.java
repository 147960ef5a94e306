/** What the user said: immutable settings and the reader of the YAML. */
@NullMarked
package io.catcher.config;

import org.jspecify.annotations.NullMarked;
