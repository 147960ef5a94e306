/** Reads from class files, without loading a class, what a pattern may ask. */
@NullMarked
package io.catcher.weave.classfile;

import org.jspecify.annotations.NullMarked;
