/** Values in statements of SQL, and in what databases say of rows that they refuse: their names are columns elsewhere. */
@NullMarked
package io.catcher.redact.sql;

import org.jspecify.annotations.NullMarked;
