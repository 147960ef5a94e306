/** The application that is measured: it knows nothing of the agent. */
@NullMarked
package com.acme.work;

import org.jspecify.annotations.NullMarked;
