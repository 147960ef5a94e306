/** Whether the calls of a method have risen beyond doubt, by how much, and whether that matters to anybody. */
@NullMarked
package io.catcher.perfcatcher.adaptive.evidence;

import org.jspecify.annotations.NullMarked;
