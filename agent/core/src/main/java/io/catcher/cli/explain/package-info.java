/** Says which methods of an application each rule would watch, and why others are not. */
@NullMarked
package io.catcher.cli.explain;

import org.jspecify.annotations.NullMarked;
