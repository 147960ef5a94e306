/** What an application consists of, read from its files; no class of it is ever loaded. */
@NullMarked
package io.catcher.cli.survey;

import org.jspecify.annotations.NullMarked;
