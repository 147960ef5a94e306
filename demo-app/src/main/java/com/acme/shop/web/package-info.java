/** What every request passes: ids for the log, and answers to failures. */
package com.acme.shop.web;
