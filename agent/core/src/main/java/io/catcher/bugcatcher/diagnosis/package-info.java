/** Says of a failure which code, category and severity it has, what helps, and what its exception knows of host, path and status. */
@NullMarked
package io.catcher.bugcatcher.diagnosis;

import org.jspecify.annotations.NullMarked;
