/** Every key that the configuration knows, with its type and default: the reader, the variables and the hints ask here. */
@NullMarked
package io.catcher.config.schema;

import org.jspecify.annotations.NullMarked;
