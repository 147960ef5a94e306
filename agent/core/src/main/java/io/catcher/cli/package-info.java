/** The commands of {@code java -jar catcher-agent.jar}. */
@NullMarked
package io.catcher.cli;

import org.jspecify.annotations.NullMarked;
