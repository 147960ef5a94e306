/** What is told when a thread or the whole JVM fails, and the crash report about it. */
@NullMarked
package io.catcher.bugcatcher.crash;

import org.jspecify.annotations.NullMarked;
