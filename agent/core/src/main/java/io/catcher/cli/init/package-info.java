/** Proposes a first configuration from what an application contains. */
@NullMarked
package io.catcher.cli.init;

import org.jspecify.annotations.NullMarked;
