/** Shows the agent's numbers in the application's own MBeanServer, where it has one. */
@NullMarked
package io.catcher.boot.manage;

import org.jspecify.annotations.NullMarked;
