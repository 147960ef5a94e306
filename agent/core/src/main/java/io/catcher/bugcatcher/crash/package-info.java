/** What is written when a whole JVM fails: the crash report, and where the JVM's own one lies. */
@NullMarked
package io.catcher.bugcatcher.crash;

import org.jspecify.annotations.NullMarked;
