/** A YAML file as a tree whose every node knows its line and column; nothing hostile gets further than here. */
@NullMarked
package io.catcher.config.yaml;

import org.jspecify.annotations.NullMarked;
